import type { Translate } from '../../../app/i18n/words.js';
import type { MemberFigureSetFragment, OnePictureFragment } from '../gql/operations.js';
import { periodWords } from '../shared/periods.js';

/** The evidence about one's own giving and receiving, as the weekly letter begins. */
export function ownBalanceWords(
  t: Translate,
  { verdict, turnedAround, tenureWeeks, evidence, flow }: MemberFigureSetFragment,
  { windowWeeks, evidenceWeeks }: Pick<OnePictureFragment, 'windowWeeks' | 'evidenceWeeks'>,
): string {
  const none = t('insights.none');
  // Who gives nothing is told so by the window; the others by the evidence on which the verdict stands.
  const recent = verdict === 'NOT_REFERRING';
  const given = recent ? flow.givenInChapter : evidence.given;
  const received = recent ? flow.receivedInChapter : evidence.received;
  const key = verdict === 'BALANCED' && turnedAround ? 'TURNED_AROUND' : (verdict ?? 'TOO_LITTLE_EVIDENCE');
  return t(`insights.own.evidence.${key}`, {
    period: periodWords(t, recent ? windowWeeks : evidenceWeeks),
    count:
      key === 'GIVES_MORE'
        ? given
        : key === 'TOO_LITTLE_EVIDENCE'
          ? given + received
          : key === 'SETTLING_IN'
            ? tenureWeeks
            : received,
    given: given === 0 ? none : given,
    received: received === 0 ? none : received,
  });
}
