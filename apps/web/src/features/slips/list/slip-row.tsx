import { Link } from 'react-router';
import { Row, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { StatusTag } from '../../../app/slips/status-tag.js';
import type { SlipRowFragment } from '../gql/operations.js';
import { directionOf, otherOf } from '../slip-sides.js';
import classes from './slip-row.module.css';

const ARROWS = { given: '→', received: '←', both: '↔', own: '·' } as const;

/** Which way it went, with whom, what about, and how it stands. */
export function SlipRow({ slip, memberId }: { slip: SlipRowFragment; memberId: string }) {
  const t = useWords();
  const formats = useFormats();
  const { path } = useChapter();
  const direction = directionOf(slip, memberId);
  const name = otherOf(slip, memberId) ?? t(slip.toOrganisation ? 'slips.organisation' : 'slip.somebody');
  const title =
    direction === 'own' ? (slip.activity ?? t('slip.kind.EDUCATION')) : t(`slips.with.${direction}`, { name });
  const detail = [t(`slip.kind.${slip.type}`), slip.prospectName, formats.date(slip.date)].filter(Boolean).join(' · ');
  return (
    <Row
      lead={
        <span className={classes['arrow']} data-direction={direction} aria-hidden>
          {ARROWS[direction]}
        </span>
      }
      title={<Link to={path(`slips/${slip.id}`)}>{title}</Link>}
      detail={detail}
      aside={<Standing slip={slip} />}
    />
  );
}

function Standing({ slip }: { slip: SlipRowFragment }) {
  const t = useWords();
  const formats = useFormats();
  if (slip.withdrawnAt) return <Tag>{t('slip.status.WITHDRAWN')}</Tag>;
  if (slip.type === 'REFERRAL' && slip.status) return <StatusTag status={slip.status} />;
  if (slip.amount) return <span>{formats.money(slip.amount, slip.currency ?? undefined)}</span>;
  return slip.credits ? <span>{formats.number(Number(slip.credits))}</span> : null;
}
