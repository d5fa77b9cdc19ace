// @ts-check
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder; found by name, because this file also runs from inside the bundle in dist/. */
export const checkout = findCheckout(dirname(fileURLToPath(import.meta.url)));

/** @param {string} from @returns {string} */
function findCheckout(from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'chapterhouse') return folder;
    if (folder === dirname(folder)) throw new Error(`No checkout of Chapterhouse above ${from}`);
  }
}

/**
 * Folder of the embedded engines' data: CHAPTERHOUSE_DATA, else `.data` in the checkout.
 * @param {NodeJS.ProcessEnv} [env]
 */
export const dataFolder = (env = process.env) => resolve(checkout, env['CHAPTERHOUSE_DATA'] || '.data');

/**
 * Makes a folder, and refuses one of another user: half of an engine's files would end up unreadable for one of the two.
 * @param {string} folder
 */
export function ownFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(
      `The folder ${folder} cannot be made (${/** @type {Error} */ (error).message}). Set CHAPTERHOUSE_DATA to a folder of your own.`,
      { cause: error },
    );
  }
  const { uid } = statSync(folder);
  if (process.getuid && uid !== process.getuid())
    throw new Error(
      `${folder} belongs to user ${uid} and you are user ${process.getuid()}. Run this as that user, or set CHAPTERHOUSE_DATA to a folder of your own.`,
    );
}
