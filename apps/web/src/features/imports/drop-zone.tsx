import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useWords } from '../../app/i18n/words.js';
import classes from './imports.module.css';

interface DropZoneProps {
  readonly busy: boolean;
  readonly count: number;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where files are dropped; a button does the same for the keyboard and the phone. */
export function DropZone({ busy, count, onFiles }: DropZoneProps) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    if (list && list.length > 0 && !busy) onFiles([...list]);
  };
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    <div
      className={classes['drop']}
      data-over={over || undefined}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <IconFileSpreadsheet aria-hidden size={40} stroke={1.2} />
      <p className={classes['dropTitle']}>{t('imports.drop')}</p>
      <p className={classes['quiet']}>{t('imports.dropWords')}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".csv,.xls,.xlsx,.xml,.txt,.tsv,.zip"
        aria-label={t('imports.choose')}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        {t('imports.choose')}
      </Button>
      <p role="status" className={busy ? classes['quiet'] : 'ch-unseen'}>
        {busy ? t('imports.uploading', { count }) : ''}
      </p>
    </div>
  );
}
