import { useState } from 'react';
import { Link } from 'react-router';
import type { ReferralStatus } from '@chapterhouse/domain';
import { useMutation } from '@chapterhouse/web-data';
import { EmptyState, Notice, Row, RowList, Section, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import { ReferralSteps, type ReferralStep } from '../../app/slips/referral-steps.js';
import { endName } from '../../app/slips/slip-end.js';
import { StatusTag } from '../../app/slips/status-tag.js';
import { type HomeQuery, MoveReferralDocument, type WaitingReferralFragment } from './gql/operations.js';

interface WaitingProps {
  readonly total: number;
  readonly slips: readonly WaitingReferralFragment[];
}

/** Referrals to me whose giver has not heard how they ended. */
export function Waiting({ total, slips }: WaitingProps) {
  const t = useWords();
  const { path } = useChapter();
  const more = total > slips.length;
  return (
    <Section
      title={t('home.waiting')}
      aside={more ? <Link to={`${path('slips')}?show=waiting`}>{t('home.allWaiting', { count: total })}</Link> : null}
    >
      {slips.length > 0 ? (
        <RowList label={t('home.waiting')}>
          {slips.map((slip) => (
            <WaitingRow key={slip.id} slip={slip} />
          ))}
        </RowList>
      ) : (
        <EmptyState title={t('home.nothingWaits')}>{t('home.nothingWaitsWords')}</EmptyState>
      )}
    </Section>
  );
}

function WaitingRow({ slip }: { slip: WaitingReferralFragment }) {
  const t = useWords();
  const formats = useFormats();
  const { chapter, path } = useChapter();
  const [move, { loading }] = useMutation(MoveReferralDocument);
  const [trouble, setTrouble] = useState<string | null>(null);
  const giver = endName(slip.from) ?? t('slip.somebody');
  const about = slip.prospectName ?? t('slip.referralFrom', { name: giver });
  const status: ReferralStatus = slip.status ?? 'NEW';
  const onStep = async (to: ReferralStep) => {
    setTrouble(null);
    try {
      const { advanceReferral } = await move({
        input: { chapterId: chapter.id, slipId: slip.id, to, expectedVersion: slip.version },
      });
      setTrouble(advanceReferral.userErrors[0]?.message ?? null);
    } catch (error) {
      setTrouble(problemWords(error, t));
    }
  };
  const words = t('home.from', { name: giver, date: formats.date(slip.date) });
  return (
    <Row
      title={<Link to={path(`slips/${slip.id}`)}>{about}</Link>}
      detail={slip.prospectName ? words : formats.date(slip.date)}
      aside={<StatusTag status={status} />}
    >
      <ReferralSteps status={status} about={about} busy={loading} onStep={(to) => void onStep(to)} />
      {trouble ? <Notice tone="problem">{trouble}</Notice> : null}
    </Row>
  );
}

/** What became of the referrals I gave. */
export function News({ news }: { news: HomeQuery['referralNews']['items'] }) {
  const t = useWords();
  const formats = useFormats();
  const { path } = useChapter();
  if (news.length === 0) return null;
  return (
    <Section title={t('home.news')}>
      <RowList label={t('home.news')}>
        {news.map((one) => (
          <Row
            key={one.eventId}
            title={
              <Link to={path(`slips/${one.slipId}`)}>
                {t(`home.news.${one.toStatus}`, {
                  name: endName(one.receiver) ?? t('slip.somebody'),
                  prospect: one.prospectName ?? t('slip.yourReferral'),
                })}
              </Link>
            }
            detail={[one.note, formats.relativeDay(formats.localDate(one.at))].filter(Boolean).join(' · ')}
          />
        ))}
      </RowList>
    </Section>
  );
}
