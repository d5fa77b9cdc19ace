import { elapsed } from '../../bootstrap/progress.mjs';
import type { Environment } from './engines.js';

export interface Welcome {
  env: Environment;
  folder: string;
  /** When the start began, in milliseconds. */
  since: number;
  inboxUrl: string | undefined;
  links: [string, string][];
}

/** What a newcomer needs to know: addresses, and links that sign them in as people of the sample chapter. */
export function welcome({ env, folder, since, inboxUrl, links }: Welcome): string {
  const lines: [string, string][] = [['App', String(env['PUBLIC_URL'])]];
  if (env['NODE_ENV'] === 'development') lines.push(['Explorer', `${env['PUBLIC_URL']}/graphql`]);
  lines.push(inboxUrl ? ['Mail inbox', inboxUrl] : ['Mail', 'goes out through SMTP_URL']);
  lines.push(['Queues', `${env['PUBLIC_URL']}/operator/queues (for operators)`]);
  lines.push(['Data', folder]);
  return [
    '',
    `Chapterhouse is ready (${elapsed(since)}).`,
    '',
    ...table(lines),
    ...(links.length > 0 ? ['', 'Sign in (each link works once):', '', ...table(links)] : []),
    '',
    'Stop with Ctrl-C.',
  ].join('\n');
}

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
