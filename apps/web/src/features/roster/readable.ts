/** A value of the history, which is kept as JSON, as text; null for nothing. Of an object its reason, as exceptions have one. */
export function readable(json: string | null): string | null {
  if (json === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return json;
  }
  if (value === null || value === '') return null;
  if (typeof value === 'object') return 'reason' in value && typeof value.reason === 'string' ? value.reason : json;
  return String(value);
}
