import { useQuery } from '@chapterhouse/web-data';
import { FormatsProvider, Page, Skeletons } from '@chapterhouse/web-ui';
import { useLanguage, useWords } from '../../app/i18n/words.js';
import { Problem } from '../../app/problem.js';
import { useSession } from '../../app/session/session.js';
import { Devices } from './devices.js';
import { OwnAccessDocument } from './gql/operations.js';
import { Letters } from './letters.js';
import { Password } from './password.js';
import { Tokens } from './tokens.js';

/** What one is mailed, and how one gets in: devices, password, tokens for programs. */
export function Screen() {
  const t = useWords();
  const { language } = useLanguage();
  const { account } = useSession();
  const { data, error, refetch } = useQuery(OwnAccessDocument);
  const chapter = account?.seats[0]?.chapter;
  return (
    <FormatsProvider
      language={language}
      locale={chapter?.locale ?? language}
      currency={chapter?.currency ?? 'EUR'}
      timeZone={chapter?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      <Page title={t('account.title')} lead={account?.email || account?.name || ''}>
        {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
        {!data && !error ? <Skeletons rows={6} label={t('layout.loading')} /> : null}
        {data ? (
          <>
            {account?.seats.map(({ chapter: own }) =>
              own ? <Letters key={own.id} chapterId={own.id} chapterName={own.name} /> : null,
            )}
            <Devices sessions={data.sessions} />
            <Password hasPassword={data.hasPassword} />
            <Tokens tokens={data.apiTokens} />
          </>
        ) : null}
      </Page>
    </FormatsProvider>
  );
}
