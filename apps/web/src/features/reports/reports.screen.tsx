import { Link } from 'react-router';
import { Page, Row, RowList } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { KINDS, slugOf } from './report-facts.js';

/** Every report with what it answers. */
export function Screen() {
  const t = useWords();
  const { path, reach } = useChapter();
  // A review names somebody, which only those do who may read everybody's insights.
  const kinds = KINDS.filter((kind) => kind !== 'MEMBER_REVIEW' || reach('insights:read') === 'all');
  return (
    <Page title={t('reports.title')} lead={t('reports.lead')}>
      <RowList label={t('reports.title')}>
        {kinds.map((kind) => (
          <Row
            key={kind}
            title={<Link to={path(`reports/${slugOf(kind)}`)}>{t(`reports.kind.${kind}`)}</Link>}
            detail={t(`reports.about.${kind}`)}
          />
        ))}
      </RowList>
    </Page>
  );
}
