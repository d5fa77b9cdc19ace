import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { useState } from 'react';
import { useQuery } from '@chapterhouse/web-data';
import { Page, Skeletons } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { Problem } from '../../app/problem.js';
import { ChapterSettingsDocument } from './gql/operations.js';
import { SettingsForm } from './settings-form.js';
import { SettingsHistory } from './settings-history.js';

/** How the chapter meets and looks, what counts, when letters go out, and how dates and money are written. */
function SettingsScreen() {
  const t = useWords();
  const { chapter } = useChapter();
  // A saved form is a new one with the next version: what was said about the last save is kept here.
  const [savedAt, setSavedAt] = useState(0);
  const { data, error, refetch } = useQuery(ChapterSettingsDocument, {
    variables: { chapterId: chapter.id, organisationId: chapter.organisationId },
  });
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')}>
      {data ? (
        <>
          <SettingsForm
            key={data.chapter.version}
            settings={data.chapter}
            tables={data.scorecards}
            saved={savedAt === data.chapter.version}
            onSaved={setSavedAt}
            reload={() => void refetch()}
          />
          <SettingsHistory key={`history-${data.chapter.version}`} />
        </>
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Skeletons rows={8} height="64px" label={t('layout.loading')} />
      )}
    </Page>
  );
}

export const Screen = withMantine(SettingsScreen);
