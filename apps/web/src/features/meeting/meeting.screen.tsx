import '@mantine/core/styles/Input.layer.css';
import { useSearchParams } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { Page, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { addDays, isLocalDate } from '@chapterhouse/domain';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { Problem } from '../../app/problem.js';
import { MeetingsDocument } from './gql/operations.js';
import { MeetingBoard } from './meeting-board.js';
import { NotPlanned } from './not-planned.js';
import { firstDay } from './week.js';
import { WeekNav } from './week-nav.js';

const AHEAD_DAYS = 29;

/** Who was there, what came in, and the lock. The day is in the address: `?date=2026-11-19`. */
function MeetingScreen() {
  const t = useWords();
  const formats = useFormats();
  const { chapter } = useChapter();
  const [search] = useSearchParams();
  const today = formats.today();
  const asked = search.get('date');
  const { data, error, refetch, loading } = useQuery(MeetingsDocument, {
    variables: { chapterId: chapter.id, to: addDays(today, AHEAD_DAYS) },
  });
  const meetings = data?.meetings.items;
  const named = asked && isLocalDate(asked) ? asked : null;
  const date = named ?? (meetings ? firstDay(meetings, today, chapter.meetingWeekday) : null);
  const meeting = meetings?.find((one) => one.date === date);
  if (error && !meetings) {
    return (
      <Page title={t('meeting.title')} width="wide">
        <Problem error={error} retry={() => void refetch()} />
      </Page>
    );
  }
  return (
    <Page
      title={t('meeting.title')}
      width="wide"
      lead={date ? <WeekNav meetings={meetings ?? []} date={date} /> : null}
    >
      {!meetings || !date ? (
        <Skeletons rows={10} height="56px" label={t('layout.loading')} />
      ) : meeting || named ? (
        // An older meeting than the list reaches is asked for all the same; "not there" comes from the server.
        meeting ? (
          <MeetingBoard key={date} date={date} meeting={meeting} />
        ) : !loading ? (
          <NotPlanned date={date} />
        ) : null
      ) : (
        <NotPlanned date={date} />
      )}
    </Page>
  );
}

export const Screen = withMantine(MeetingScreen);
