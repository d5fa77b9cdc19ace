import type { ChapterPlace } from '@chapterhouse/chapters';
import type { MemberFigures, NamedReport, Verdict } from '@chapterhouse/domain';
import { table } from '../support/table.js';

const VERDICTS: Record<Verdict, string> = {
  SETTLING_IN: 'settling in',
  NOT_REFERRING: 'not referring yet',
  TOO_LITTLE_EVIDENCE: 'too little to tell',
  RECEIVES_MORE: 'receives more',
  GIVES_MORE: 'gives more',
  BALANCED: 'balanced',
};

/** The figures of a chapter for a person at a terminal: the chapter first, then a line for each active member. */
export function statsText(place: Pick<ChapterPlace, 'name' | 'locale' | 'currency'>, report: NamedReport): string {
  const { chapter } = report;
  const { number, percent, money } = formats(place);
  const head = [
    `${place.name}, as of ${report.asOf} (the ${report.windowWeeks} weeks before; evidence ${report.evidenceWeeks} weeks)`,
    '',
    table(
      [
        ['active members', number(chapter.members)],
        ['meetings held', number(chapter.meetingsHeld)],
        ['referrals inside the chapter', number(chapter.referrals)],
        ['referrals given per member and week', number(chapter.referralsPerMemberWeek, 2)],
        ['pairs that refer', `${number(chapter.ties)} (${percent(chapter.density)} of all)`],
        ['pairs that refer both ways', percent(chapter.binaryReciprocity)],
        ['reciprocity', `${percent(chapter.reciprocity)} (by chance ${percent(chapter.expectedReciprocity)})`],
      ],
      ['left', 'right'],
    ),
  ];
  const header = ['Member', 'Given', 'Received', 'Balance', 'Attendance', 'One-to-ones', 'Visitors', 'Business', ''];
  const line = ([name, m]: [string, MemberFigures]): string[] => [
    name,
    number(m.referralsGivenInside + m.referralsGivenOutside),
    number(m.referralsReceivedInside + m.referralsReceivedOutside),
    number(m.balance, 2),
    percent(m.attendanceRate),
    number(m.oneToOnes),
    number(m.visitors),
    money(m.closedBusiness),
    m.verdict ? VERDICTS[m.verdict] : '',
  ];
  const active = Object.entries(report.members).filter(([, m]) => m.verdict !== null);
  const former = Object.keys(report.members).length - active.length;
  const right = 'right' as const;
  return [
    ...head,
    '',
    table([header, ...active.map(line)], ['left', right, right, right, right, right, right, right, 'left']),
    ...(former > 0 ? ['', `Former members in the evidence: ${former}. With --json they are listed too.`] : []),
  ].join('\n');
}

function formats({ locale, currency }: Pick<ChapterPlace, 'locale' | 'currency'>): {
  number: (value: number | null, digits?: number) => string;
  percent: (value: number | null) => string;
  money: (value: number) => string;
} {
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const amounts = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
  return {
    number: (value, digits = 0) =>
      value === null
        ? '–'
        : value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    percent: (value) => (value === null ? '–' : percents.format(value)),
    money: (value) => amounts.format(value),
  };
}
