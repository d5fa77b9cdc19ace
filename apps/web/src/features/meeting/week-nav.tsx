import { NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import classes from './meeting.module.css';
import { type MeetingDay, neighbours } from './week.js';

/** To the meeting before, to the one after, or to any of the last sixty. */
export function WeekNav({ meetings, date }: { readonly meetings: readonly MeetingDay[]; readonly date: string }) {
  const t = useWords();
  const formats = useFormats();
  const navigate = useNavigate();
  const { before, after } = neighbours(meetings, date);
  const days = meetings.some((one) => one.date === date)
    ? meetings
    : [...meetings, { date, status: 'SCHEDULED' as const, ledger: 'OPEN' as const }];
  const sorted = [...days].sort((a, b) => b.date.localeCompare(a.date));
  const labelOf = ({ date: day, status, ledger }: MeetingDay) => {
    const state = status === 'CANCELLED' ? t('meeting.cancelled') : ledger === 'LOCKED' ? t('meeting.locked') : null;
    return state ? `${formats.date(day, 'long')} · ${state}` : formats.date(day, 'long');
  };
  return (
    <nav className={classes['weekNav']} aria-label={t('meeting.weeks')}>
      <Step to={before?.date} label={t('meeting.before')}>
        <IconChevronLeft aria-hidden size={20} />
      </Step>
      <NativeSelect
        aria-label={t('meeting.choose')}
        value={date}
        data={sorted.map((one) => ({ value: one.date, label: labelOf(one) }))}
        onChange={(event) => void navigate(`?date=${event.currentTarget.value}`)}
      />
      <Step to={after?.date} label={t('meeting.after')}>
        <IconChevronRight aria-hidden size={20} />
      </Step>
    </nav>
  );
}

function Step({ to, label, children }: { to: string | undefined; label: string; children: React.ReactNode }) {
  if (!to) {
    return (
      <span className={classes['step']} aria-disabled="true">
        {children}
      </span>
    );
  }
  return (
    <Link to={`?date=${to}`} className={classes['step']} aria-label={label}>
      {children}
    </Link>
  );
}
