/**
 * The faces of the type: a hundred kilobytes that the words can be read without, in their stand-ins of the same measures.
 * They come after what the page is about, or at once where the device has them.
 */
export async function loadFaces(): Promise<void> {
  try {
    await import('./fonts.css');
  } catch {
    // Without a connection the stand-ins stay.
  }
}
