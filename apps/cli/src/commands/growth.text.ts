import type { ChapterPlace } from '@chapterhouse/chapters';
import { mostImportant } from '@chapterhouse/domain';
import { Voice } from '@chapterhouse/email';
import type { MemberGrowth, NamedGrowth } from '@chapterhouse/insights';
import { callNames, greenAction, leaderFinding, rotaReason, scoreWords, type Words } from '@chapterhouse/words';

/** More names than these nobody plans with. */
const NEXT = 3;

/** What helps each member, for a person at a terminal: a few lines for each, then who meets whom in the week. */
export function growthText(
  place: Pick<ChapterPlace, 'name' | 'locale' | 'currency' | 'timeZone'>,
  { asOf, windowWeeks, growth, names }: NamedGrowth,
): string {
  const voice = Voice.of(place);
  const fullName = (id: string): string => names.get(id) ?? id;
  const called = callNames(names.values());
  const nameOf = (id: string): string => called.get(fullName(id)) ?? fullName(id);
  const say = (words: Words): string => voice.speak(words);
  const lines = (name: string, { scorecard, tuneUp, next }: MemberGrowth): string[] => {
    const way = scorecard?.wayToGreen?.actions ?? [];
    const green = way.length > 0 ? ` To green: ${way.map(greenAction).map(say).join(', ')}.` : '';
    const findings = mostImportant(tuneUp).map((finding) =>
      leaderFinding(finding, called.get(name) ?? name, { windowWeeks, nameOf }),
    );
    return [
      scorecard ? `${name}: ${say(scoreWords(scorecard))}${green}` : name,
      ...findings.flatMap((one) => [`  ${say(one.evidence)}`, ...(one.next ? [`  > ${say(one.next)}`] : [])]),
      ...(next.length > 0
        ? [
            `  Next: ${next
              .slice(0, NEXT)
              .map(({ memberId }) => fullName(memberId))
              .join(', ')}`,
          ]
        : []),
      '',
    ];
  };
  const { rota } = growth;
  return [
    `${place.name}, as of ${asOf}`,
    '',
    ...membersByName({ growth, names }).flatMap(([name, member]) => lines(name, member)),
    'One-to-ones of the week',
    ...rota.pairs.map(
      ({ pair: [a, b], reasons }) =>
        `  ${fullName(a)} and ${fullName(b)}. ${reasons.map((reason) => say(rotaReason(reason, nameOf))).join(' ')}`,
    ),
    ...(rota.oddOneOut ? [`  Without a partner this week: ${fullName(rota.oddOneOut)}`] : []),
  ].join('\n');
}

/** The same with every number, people by name: for programs. */
export function growthByName({ asOf, windowWeeks, growth, names }: NamedGrowth): unknown {
  const members = Object.fromEntries(membersByName({ growth, names }));
  return named({ asOf, windowWeeks, members, rota: growth.rota }, names);
}

function membersByName({ growth, names }: Pick<NamedGrowth, 'growth' | 'names'>): [string, MemberGrowth][] {
  return Object.entries(growth.members)
    .map(([id, member]): [string, MemberGrowth] => [names.get(id) ?? id, member])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The value with names wherever an id stood. */
function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => named(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one, names)]));
}
