/** What the server takes in one upload. */
export const MOST_FILES = 500;
const FILE_BYTES = 20 * 1024 * 1024;
const ALL_BYTES = 100 * 1024 * 1024;

export type UploadOutcome =
  | { readonly kind: 'uploaded'; readonly importId: string }
  /** The server's own sentence. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'signedOut' | 'unreachable' };

type Weighed = Pick<File, 'name' | 'size'>;

/** Why these files cannot be taken, before they are sent for nothing; null when they can. */
export function tooMuch(
  files: readonly Weighed[],
): { readonly why: 'count' | 'file' | 'all'; readonly name: string } | null {
  if (files.length > MOST_FILES) return { why: 'count', name: '' };
  const large = files.find(({ size }) => size > FILE_BYTES);
  if (large) return { why: 'file', name: large.name };
  return files.reduce((sum, { size }) => sum + size, 0) > ALL_BYTES ? { why: 'all', name: '' } : null;
}

/** Sends files for a preview; nothing of the chapter changes by it. */
export async function upload(chapterId: string, files: readonly File[]): Promise<UploadOutcome> {
  const body = new FormData();
  for (const file of files) body.append('files', file, file.name);
  try {
    const response = await fetch(`/api/chapters/${chapterId}/imports`, {
      method: 'POST',
      body,
      credentials: 'same-origin',
      // Only a script of our own pages can set it; the server demands it.
      headers: { 'x-chapterhouse-upload': '1' },
    });
    if (response.status === 401) return { kind: 'signedOut' };
    const answer = (await response.json()) as Partial<{
      importId: string | null;
      userErrors: { message: string }[];
      message: string;
      error: { message?: string };
    }>;
    if (response.ok && answer.importId) return { kind: 'uploaded', importId: answer.importId };
    const message = answer.userErrors?.[0]?.message ?? answer.error?.message ?? answer.message;
    return message ? { kind: 'refused', message } : { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}
