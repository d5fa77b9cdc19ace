import type { Answers, Ask } from '@chapterhouse/web-data';
import { RemoveChapterLogoDocument } from './gql/operations.js';

/** What becomes of the logo when the form is saved. */
export type LogoChoice =
  | { readonly kind: 'same' }
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly file: File; /** To look at before it is sent. */ readonly url: string };

export type LogoOutcome =
  | { readonly kind: 'saved'; /** Of the settings after it. */ readonly version: number }
  /** The server's own sentence. */
  | { readonly kind: 'refused'; readonly message: string; readonly code: string | null }
  | { readonly kind: 'signedOut' | 'unreachable' };

export const LOGO_KINDS = '.png,.jpg,.jpeg,.webp,image/png,image/jpeg,image/webp';
const MOST_BYTES = 256 * 1024;

interface Answer {
  readonly version?: number | null;
  readonly userErrors?: readonly { readonly code: string; readonly message: string }[];
}

/** Why a file is not even sent; null when it may be. The server looks at what is in it. */
export function wrongLogo({ size, type, name }: Pick<File, 'size' | 'type' | 'name'>): 'large' | 'svg' | 'kind' | null {
  if (type === 'image/svg+xml' || /\.svgz?$/i.test(name)) return 'svg';
  if (type !== '' && !/^image\/(png|jpeg|webp)$/.test(type)) return 'kind';
  return size > MOST_BYTES ? 'large' : null;
}

/** Sends or takes away the logo. The same picture sent twice is one change. */
export async function saveLogo(
  { ask }: Pick<Answers, 'ask'>,
  chapterId: string,
  version: number,
  choice: LogoChoice,
): Promise<LogoOutcome> {
  if (choice.kind === 'same') return { kind: 'saved', version };
  try {
    return choice.kind === 'none' ? await remove(ask, chapterId, version) : await send(chapterId, version, choice.file);
  } catch {
    return { kind: 'unreachable' };
  }
}

async function send(chapterId: string, version: number, file: File): Promise<LogoOutcome> {
  const body = new FormData();
  body.append('logo', file, file.name);
  const response = await fetch(`/api/chapters/${chapterId}/logo?expectedVersion=${version}`, {
    method: 'POST',
    body,
    credentials: 'same-origin',
    // Only a script of our own pages can set it; the server demands it.
    headers: { 'x-chapterhouse-upload': '1' },
  });
  if (response.status === 401) return { kind: 'signedOut' };
  return outcomeOf((await response.json()) as Answer);
}

async function remove(ask: Ask, chapterId: string, version: number): Promise<LogoOutcome> {
  // Nothing is asked again yet: a new version would start the form anew while it is still being saved.
  const { removeChapterLogo } = await ask(RemoveChapterLogoDocument, {
    input: { chapterId, expectedVersion: version },
  });
  const { userErrors, chapter } = removeChapterLogo;
  return outcomeOf({ userErrors, version: chapter?.version ?? null });
}

function outcomeOf({ version, userErrors = [] }: Answer): LogoOutcome {
  if (typeof version === 'number') return { kind: 'saved', version };
  const [error] = userErrors;
  return error ? { kind: 'refused', message: error.message, code: error.code } : { kind: 'unreachable' };
}
