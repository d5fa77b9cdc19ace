import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues } from './messages.js';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Values = Record<string, string | number>;
const LANGUAGES = ['en', 'de'] as const;
const ids = Object.keys(catalogues.en) as (keyof typeof catalogues.en)[];
const COUNTS = [0, 1, 2, 27];

/** Every argument of a message with the values that bring out all its forms. */
function argumentsOf(elements: readonly Element[], found = new Map<string, (string | number)[]>()) {
  for (const element of elements) {
    if (!('value' in element) || element.type === 0) continue;
    if ('options' in element) {
      const counts = Object.keys(element.options).every((option) =>
        /^(=\d+|zero|one|two|few|many|other)$/.test(option),
      );
      found.set(element.value, counts && 'offset' in element ? COUNTS : Object.keys(element.options));
      for (const option of Object.values(element.options)) argumentsOf(option.value, found);
    } else if (!found.has(element.value)) found.set(element.value, element.type === 2 ? [0.5] : ['Ines']);
  }
  return found;
}
const parse = (text: string): ReturnType<typeof argumentsOf> => argumentsOf(new IntlMessageFormat(text, 'en').getAst());
const combinations = (found: ReadonlyMap<string, readonly (string | number)[]>): Values[] =>
  [...found].reduce<Values[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
/** Everything that can be said in a language, by id. */
const saidIn = (language: (typeof LANGUAGES)[number]) =>
  ids.flatMap((id) =>
    combinations(parse(catalogues[language][id])).map(
      (values) => [id, String(new IntlMessageFormat(catalogues[language][id], language).format(values))] as const,
    ),
  );

describe('the catalogues', () => {
  it('have the same ids in the same order in every language', () => {
    expect(Object.keys(catalogues.de)).toEqual(Object.keys(catalogues.en));
  });

  it('have the same arguments of the same kinds in every language', () => {
    const shape = (text: string) => [...parse(text)].map(([name, values]) => [name, [...values].sort()]).sort();
    const differ = ids.filter(
      (id) => JSON.stringify(shape(catalogues.de[id])) !== JSON.stringify(shape(catalogues.en[id])),
    );
    expect(differ).toEqual([]);
  });

  it.each(LANGUAGES)('are whole sentences in %s, whatever stands in them', (language) => {
    const said = saidIn(language);
    expect(said.length).toBeGreaterThan(ids.length);
    expect(said.filter(([, text]) => /[{}#<>]|undefined|null|NaN| {2}| [.,;]|^\s|\s$|^$/.test(text))).toEqual([]);
    const sentences = said.filter(
      ([id]) => /finding|evidence|next|pair|rota|forecast|green/.test(id) && !/title/.test(id),
    );
    expect(sentences.filter(([, text]) => !/^[\p{Lu}\d“„€].*[.?]$/su.test(text))).toEqual([]);
  });

  it.each(LANGUAGES)('never judge in %s', (language) => {
    const hard =
      /\btakers?\b|freeloader|\bworst\b|\bworse\b|\bbad\b|offend|violat|\bpoor|\bfail|\blow\b|\brank|shame|blame|punish|at risk|!|Schmarotzer|schlecht|schuld|versag|Strafe|faul\b|Nehmer/i;
    expect(saidIn(language).filter(([, text]) => hard.test(text))).toEqual([]);
  });

  it.each(LANGUAGES)('use no other people’s trademarks in %s', (language) => {
    expect(saidIn(language).filter(([, text]) => /\b(BNI|PALMS|TYFCB|CEU|traffic light|Ampel)/i.test(text))).toEqual(
      [],
    );
  });

  it('do not guess whether somebody is a man or a woman', () => {
    expect(saidIn('en').filter(([, text]) => /\b(he|she|him|her|his|hers)\b/i.test(text))).toEqual([]);
    // German members are addressed, and leaders read the name again instead of a pronoun.
    const leaders = saidIn('de').filter(([id]) => id.startsWith('leader.'));
    expect(leaders.filter(([, text]) => /\b(er|ihm|ihn|seine[mnrs]?)\b/.test(text))).toEqual([]);
  });
});
