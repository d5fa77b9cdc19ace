import { EmptyState } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';

/** Before the first week was computed. */
export function NoWeek() {
  const t = useWords();
  return <EmptyState title={t('insights.noWeek')}>{t('insights.noWeekWhy')}</EmptyState>;
}
