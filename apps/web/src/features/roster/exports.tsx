import { useState } from 'react';
import { Button, csvFile, Notice } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { download } from '../leaders/download.js';
import { type ColumnId, sheetOf } from './roster-columns.js';
import type { RosterMember } from './roster-facts.js';
import classes from './roster.module.css';

interface ExportsProps {
  readonly members: readonly RosterMember[];
  readonly columns: readonly ColumnId[];
  readonly name: string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The list that is shown, with all its columns, as a file. The maker of xlsx files comes only when it is wanted. */
export function Exports({ members, columns, name }: ExportsProps) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const file = `${name}-${t('roster.fileName')}`;
  const csv = () => {
    const { head, rows } = sheetOf(members, columns, t);
    download(`${file}.csv`, csvFile(head, rows), 'text/csv;charset=utf-8');
  };
  const xlsx = async () => {
    setBusy(true);
    setFailed(false);
    try {
      const { xlsxFile } = await import('./roster-xlsx.js');
      const { head, rows } = sheetOf(members, columns, t);
      download(`${file}.xlsx`, await xlsxFile(t('roster.title'), head, rows), XLSX);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes['exports']}>
      <span>{t('roster.export', { count: members.length })}</span>
      <Button size="sm" variant="default" onClick={csv}>
        CSV
      </Button>
      <Button size="sm" variant="default" loading={busy} onClick={() => void xlsx()}>
        Excel
      </Button>
      {failed ? <Notice tone="problem">{t('roster.exportFailed')}</Notice> : null}
    </div>
  );
}
