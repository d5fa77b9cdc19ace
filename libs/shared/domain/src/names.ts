/** Letters that Unicode does not take apart into a plain letter and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ŋ: 'n',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ĸ: 'k',
  ς: 'σ',
  ƀ: 'b',
  ɨ: 'i',
  ƶ: 'z',
  ǥ: 'g',
  ə: 'e',
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

// Accents of Latin, Greek and Cyrillic, Hebrew points and Arabic vowel marks. Marks of other scripts
// (Devanagari, Thai, kana …) are letters in their own right: dropping them would make two people one.
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0655\u0670]/gu;
const INVISIBLE = /\p{Cf}/gu;
const APOSTROPHES = /['’‘ʼʻ`´ʹ′＇]/gu;
const INITIAL_DOT = /(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu;
const NOT_A_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * A name reduced to what people agree on: case, accents, letters such as ø or ß, apostrophes and every kind of
 * space and punctuation are folded (`"  Seán  O’Brien-Łuk "` → `"sean obrien luk"`; `J.R.` → `jr`). Folding twice changes nothing.
 * Only for comparing: it is never shown. An empty text means that nothing readable was left.
 */
export function foldName(name: string): string {
  return name
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(ACCENTS, '')
    .replace(APOSTROPHES, '')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(INITIAL_DOT, '$1')
    .replace(NOT_A_WORD, ' ')
    .trim()
    .normalize('NFC');
}

/** Whether two names have the same words in any order (`Brandt, Hana` and `Hana Brandt`), each as often; two empty names do not. */
export function sameWords(a: string, b: string): boolean {
  const key = wordsKey(a);
  return key !== '' && key === wordsKey(b);
}

/** The folded words of a name in alphabetical order: equal for two names exactly when `sameWords` holds (unless empty). */
export function wordsKey(name: string): string {
  return foldName(name).split(' ').sort().join(' ');
}

/**
 * The key under which a classification is unique in a chapter: `industry > speciality`, both folded.
 * `Legal > Family Law` and `legal > family  law` are one seat, `Legal` and `Family Law` alone are others.
 */
export function classificationKey(industry: string, speciality: string): string {
  return `${foldName(industry)} > ${foldName(speciality)}`;
}
