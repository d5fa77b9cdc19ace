/** What a log may keep of an error: drivers attach parameters and details to theirs, which quote what people wrote. */
export function bareError(error: unknown): { type: string; message: string; stack?: string; code?: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no error was thrown' };
  const { name: type, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type, message, ...(stack ? { stack } : {}), ...code };
}
