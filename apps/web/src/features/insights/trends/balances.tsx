import { BalanceBar, Tag, useFormats } from '@chapterhouse/web-ui';
import { isOneSided } from '@chapterhouse/domain';
import { useWords } from '../../../app/i18n/words.js';
import type { BalancesQuery } from '../gql/operations.js';
import { Fig } from '../shared/fig.js';
import { ReviewLink } from '../shared/person-link.js';
import classes from './trends.module.css';

/** One balance bar a member, from those who give more to those who receive more; the interval says how sure it is. */
export function Balances({ members }: { readonly members: BalancesQuery['chapterMemberInsights'] }) {
  const t = useWords();
  const formats = useFormats();
  const active = members
    .flatMap((one) => (one.verdict && one.member ? [{ ...one, verdict: one.verdict, member: one.member }] : []))
    .sort(
      (a, b) =>
        (b.evidence.balance ?? 0) - (a.evidence.balance ?? 0) ||
        a.member.displayName.localeCompare(b.member.displayName),
    );
  return (
    <table className={classes['balances']}>
      <caption className="ch-unseen">{t('insights.trends.balances')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('insights.attendance.member')}</th>
          <th scope="col" className={classes['picture']}>
            <span className={classes['ends']}>
              <span className={classes['received']}>← {t('insights.received')}</span>
              <span className={classes['given']}>{t('insights.given')} →</span>
            </span>
          </th>
          <th scope="col" className={classes['number']}>
            {t('insights.given')}
          </th>
          <th scope="col" className={classes['number']}>
            {t('insights.received')}
          </th>
        </tr>
      </thead>
      <tbody>
        {active.map(({ memberId, member, verdict, evidence }) => (
          <tr key={memberId}>
            <th scope="row">
              <ReviewLink memberId={memberId} name={member.displayName} />{' '}
              {isOneSided(verdict) ? <Tag tone="plum">{t(`insights.kind.${verdict}`)}</Tag> : null}
            </th>
            <td className={classes['picture']}>
              <BalanceBar
                bare
                given={evidence.given}
                received={evidence.received}
                sentence={t('insights.review.balanceWords', { given: evidence.given, received: evidence.received })}
                givenLabel=""
                receivedLabel=""
              />
            </td>
            <td className={classes['number']}>
              <Fig name="evidence.given" value={evidence.given} of={member.displayName}>
                {formats.number(evidence.given)}
              </Fig>
            </td>
            <td className={classes['number']}>
              <Fig name="evidence.received" value={evidence.received} of={member.displayName}>
                {formats.number(evidence.received)}
              </Fig>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
