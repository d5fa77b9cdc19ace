import { Section, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import type { MemberFigureSetFragment, OnePictureFragment } from '../gql/operations.js';
import { Explain } from './explain.js';
import { Fig } from './fig.js';
import classes from './member-figures.module.css';
import { periodWords } from './periods.js';

interface MemberFiguresProps {
  readonly insights: MemberFigureSetFragment;
  readonly picture: Pick<OnePictureFragment, 'windowWeeks' | 'evidenceWeeks'>;
  readonly name: string;
}

/** Every figure of a member's week, in groups, each group with what it counts. */
export function MemberFigures({ insights, picture, name }: MemberFiguresProps) {
  const t = useWords();
  const formats = useFormats();
  const { attendance, activity, flow, evidence } = insights;
  const count = (value: number): string => formats.number(value, { maximumFractionDigits: 2 });
  const share = (value: number | null): string => (value === null ? '–' : formats.percent(value, 1));
  const chance = (value: number | null): string =>
    value !== null && value < 0.001 ? t('insights.under', { share: formats.percent(0.001, 1) }) : share(value);
  const balance = (value: number | null): string => (value === null ? '–' : formats.signed(value, 2));
  const groups: readonly [string, number, readonly (readonly [string, number | string | null, string])[]][] = [
    [
      'activity',
      picture.windowWeeks,
      [
        ['referralsGivenInside', activity.referralsGivenInside, count(activity.referralsGivenInside)],
        ['referralsGivenOutside', activity.referralsGivenOutside, count(activity.referralsGivenOutside)],
        ['referralsReceivedInside', activity.referralsReceivedInside, count(activity.referralsReceivedInside)],
        ['referralsReceivedOutside', activity.referralsReceivedOutside, count(activity.referralsReceivedOutside)],
        ['oneToOnes', activity.oneToOnes, count(activity.oneToOnes)],
        ['oneToOnePartners', activity.oneToOnePartners, count(activity.oneToOnePartners)],
        ['visitors', activity.visitors, count(activity.visitors)],
        ['closedBusiness', activity.closedBusiness, formats.money(activity.closedBusiness)],
        ['educationCredits', activity.educationCredits, count(activity.educationCredits)],
      ],
    ],
    [
      'flow',
      picture.windowWeeks,
      [
        ['givenInChapter', flow.givenInChapter, count(flow.givenInChapter)],
        ['receivedInChapter', flow.receivedInChapter, count(flow.receivedInChapter)],
        ['givenTo', flow.givenTo, count(flow.givenTo)],
        ['receivedFrom', flow.receivedFrom, count(flow.receivedFrom)],
        ['mutual', flow.mutual, count(flow.mutual)],
        ['balance', flow.balance, balance(flow.balance)],
        ['reciprocity', flow.reciprocity, share(flow.reciprocity)],
      ],
    ],
    [
      'evidence',
      picture.evidenceWeeks,
      [
        ['evidence.given', evidence.given, count(evidence.given)],
        ['evidence.received', evidence.received, count(evidence.received)],
        ['evidence.balance', evidence.balance, balance(evidence.balance)],
        ['evidence.pValue', evidence.pValue, chance(evidence.pValue)],
        ['evidence.qValue', evidence.qValue, chance(evidence.qValue)],
      ],
    ],
    [
      'attendance',
      picture.windowWeeks,
      [
        ['present', attendance.present, count(attendance.present)],
        ['absent', attendance.absent, count(attendance.absent)],
        ['late', attendance.late, count(attendance.late)],
        ['medical', attendance.medical, count(attendance.medical)],
        ['substitute', attendance.substitute, count(attendance.substitute)],
        ['unrecorded', attendance.unrecorded, count(attendance.unrecorded)],
        ['attendanceRate', attendance.attendanceRate, share(attendance.attendanceRate)],
        ['longestAbsence', attendance.longestAbsence, count(attendance.longestAbsence)],
        [
          'oldestAbsenceExpires',
          attendance.oldestAbsenceExpires,
          attendance.oldestAbsenceExpires ? formats.date(attendance.oldestAbsenceExpires) : '–',
        ],
      ],
    ],
  ];
  return (
    <Section title={t('insights.all')}>
      <div className={classes['groups']}>
        {groups.map(([group, weeks, figures]) => {
          const period = periodWords(t, weeks);
          return (
            <div key={group}>
              <h3 className={classes['title']}>
                {t(`insights.group.${group}`, { period })}
                <Explain name={`group.${group}`} title={t(`insights.group.${group}`, { period })} values={{ period }} />
              </h3>
              <dl className={classes['list']}>
                {figures.map(([figure, value, written]) => (
                  <div key={figure} className={classes['line']}>
                    <dt>{t(`insights.figure.${figure}`)}</dt>
                    <dd>
                      <Fig name={figure} value={value} of={name}>
                        {written}
                      </Fig>
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          );
        })}
      </div>
    </Section>
  );
}
