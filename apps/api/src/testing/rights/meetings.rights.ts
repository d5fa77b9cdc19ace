import { inChapter, own, ofSomeone, write, meetingInput, markFor, type RightsTable } from './rights-row.js';

export const meetingsRights: RightsTable = {
  meetings: [
    {
      document: 'query ($c: ID!) { meetings(chapterId: $c) { items { date status } } }',
      variables: inChapter,
      outcome: 'S++N++++',
    },
  ],
  meeting: [
    {
      document: 'query ($c: ID!, $d: LocalDate!) { meeting(chapterId: $c, date: $d) { ledger } }',
      variables: async (w) => ({ c: w.chapterId, d: await w.meeting() }),
      outcome: 'S++N++++',
    },
  ],
  attendanceSheet: [
    {
      document: 'query ($c: ID!, $d: LocalDate!) { attendanceSheet(chapterId: $c, date: $d) { rows { memberId } } }',
      variables: async (w) => ({ c: w.chapterId, d: await w.meeting() }),
      outcome: 'S++N++++',
    },
  ],
  memberAttendance: [
    {
      about: 'one’s own',
      document: 'query ($c: ID!, $m: ID!) { memberAttendance(chapterId: $c, memberId: $m) { items { mark } } }',
      variables: own,
      outcome: 'S++N++++',
    },
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { memberAttendance(chapterId: $c, memberId: $m) { items { mark } } }',
      variables: ofSomeone,
      outcome: 'SF+N+F++',
    },
  ],
  attendanceCorrections: [
    {
      document: 'query ($c: ID!, $d: LocalDate!) { attendanceCorrections(chapterId: $c, date: $d) { totalCount } }',
      variables: async (w) => ({ c: w.chapterId, d: await w.meeting() }),
      outcome: 'SF+N+F++',
    },
  ],
  scheduleMeeting: [
    {
      document: write('scheduleMeeting', 'ScheduleMeetingInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, date: w.freeDay(), idempotencyKey: w.key() } }),
      outcome: 'SF+NFFFF',
    },
  ],
  ensureMeeting: [
    {
      document: write('ensureMeeting', 'EnsureMeetingInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, date: w.freeDay() } }),
      outcome: 'SF+NFFFF',
    },
  ],
  holdMeeting: [{ document: write('holdMeeting', 'MeetingInput'), variables: meetingInput, outcome: 'SF+NFFFF' }],
  cancelMeeting: [
    { document: write('cancelMeeting', 'CancelMeetingInput'), variables: meetingInput, outcome: 'SF+NFFFF' },
  ],
  lockMeeting: [{ document: write('lockMeeting', 'MeetingInput'), variables: meetingInput, outcome: 'SF+NFFFF' }],
  markAttendance: [
    {
      document: write('markAttendance', 'MarkAttendanceInput'),
      variables: async (w) => ({ i: await markFor(w) }),
      outcome: 'SF+NFFFF',
    },
  ],
  markAttendances: [
    {
      document: write('markAttendances', 'MarkManyInput'),
      variables: async (w) => ({
        i: {
          chapterId: w.chapterId,
          date: await w.meeting(),
          marks: [{ memberId: w.someone.id, mark: 'LATE', expectedVersion: 0 }],
        },
      }),
      outcome: 'SF+NFFFF',
    },
  ],
  markRestPresent: [
    { document: write('markRestPresent', 'MeetingInput'), variables: meetingInput, outcome: 'SF+NFFFF' },
  ],
  correctAttendance: [
    {
      document: write('correctAttendance', 'CorrectAttendanceInput'),
      variables: async (w) => ({ i: { ...(await markFor(w)), reason: 'They were there.' } }),
      outcome: 'SF+NFFFF',
    },
  ],
};
