export {
  attendanceLetter,
  type AttendanceLetterWords,
  attendanceStepName,
  memberForecast,
  ownAttendance,
  ownForecast,
} from './attendance.js';
export {
  oneSidedEvidence,
  type OneSidedFacts,
  type OneSidedKind,
  oneSidedNextStep,
  ownBalance,
  type OwnBalanceFacts,
  ownNextStep,
} from './balance.js';
export { catalogues, type WordLanguage } from './messages.js';
export { type FindingContext, findingTitle, type FindingWords, leaderFinding, ownFinding } from './findings.js';
export {
  type AttendanceAlarm,
  attendanceAlarm,
  type AttendanceAlarmFacts,
  attendanceAlarmNextStep,
  chapterSummary,
  missingData,
  type MissingFacts,
  settlingIn,
  settlingInNextStep,
  turnedAround,
} from './leaders.js';
export { callNames, firstWord } from './names.js';
export { calendarEntry, type NameOf, ownPairReason, rotaReason } from './pairs.js';
export { periodWords } from './period.js';
export { greenAction, lightName, measureName, nextBand, pointsSoFar, scoreWords, wayToGreen } from './score.js';
export { speak, type Speaker, type WordId, words, type Words, type WordValue } from './words.js';
