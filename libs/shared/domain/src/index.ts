export {
  ATTENDANCE_STATES,
  type AttendanceCounts,
  type AttendanceFigures,
  type AttendancePolicy,
  type AttendanceStanding,
  type AttendanceState,
  DEFAULT_ATTENDANCE_POLICY,
  markLetters,
  markOfLetter,
  standingOf,
  summariseAttendance,
} from './attendance.js';
export {
  ATTENDANCE_STEPS,
  type AttendanceEvent,
  type AttendanceForecast,
  type AttendanceStep,
  forecastAttendance,
  stepReached,
} from './attendance-forecast.js';
export {
  type AnswerSet,
  FEWEST_PARTNERS,
  MEETING_WAS,
  type MeetingWas,
  type PublishedAnswers,
  cappedShare,
  confidentialFindings,
  publishedAnswers,
  roundedMean,
} from './answers/published-answers.js';
export { benjaminiHochberg } from './benjamini-hochberg.js';
export { type Accent, type Accents, LEAST_CONTRAST, accentsOf, contrast, parseColour } from './brand/accent.js';
export { balanceInterval } from './balance-interval.js';
export { binomialTestFair } from './binomial.js';
export { type ActivityCounts, type ChapterCounts, type EdgeCounts, type MemberCounts } from './chapter-counts.js';
export { ERROR_CODES, type ErrorCode, type UserError, errorMeanings, isErrorCode } from './error-codes.js';
export {
  type ChapterFigures,
  type ChapterReport,
  type EvidenceFigures,
  type MemberFigures,
  type MemberNotes,
  type MemberReport,
  judgeChapter,
} from './judge.js';
export { classificationKey, foldName, sameWords, wordsKey } from './names.js';
export {
  JUST_MET_DAYS,
  type NextOneToOne,
  PAIR_REASONS,
  type Pair,
  type PairMember,
  type PairReason,
  type PairingCounts,
  type WeightedPair,
  PairWeights,
  oddOneOut,
  pairKey,
  rankNext,
} from './pairing/pairs.js';
export {
  type Grant,
  type GrantRole,
  PERMISSIONS,
  PERMISSION_COLUMNS,
  type Permission,
  type PermissionColumn,
  type Reach,
  type RecordScope,
  can,
  columnsOf,
  permissionTable,
  reachOf,
  reachOfRole,
} from './permissions.js';
export { expectedPoissonMin } from './poisson-min.js';
export {
  type ChapterFlow,
  type Edge,
  type MemberFlow,
  ONE_SIDED_TIE,
  ReferralGraph,
  balanceOf,
  compareTies,
} from './reciprocity.js';
export { type NamedReport, type NamedSeat, reportByName, uniqueNames } from './report-by-name.js';
export { type ParsedScorecard, type ScorecardProblem, parseScorecard } from './scorecard/parse-scorecard.js';
export { SCORECARD_PRESETS, scorecardPreset } from './scorecard/presets.js';
export { type ScorecardCounts } from './scorecard/read-metric.js';
export {
  ACTION_COSTS,
  ATTENDANCE_MEASURES,
  type Band,
  LIGHTS,
  type Light,
  MEASURES,
  type Measure,
  READINGS,
  type Reading,
  type Scorecard,
  type ScorecardMetric,
  scorecardInForce,
} from './scorecard/scorecard.js';
export { type MemberScore, type MetricScore, scoreMember } from './scorecard/score-member.js';
export { type GreenAction, type WayToGreen } from './scorecard/way-to-green.js';
export {
  FEWEST_FIRST_REFERRALS,
  RECENT_WEEKS,
  STALE_DAYS,
  THANKS_AFTER_DAYS,
  USUAL_WAIT_WEEKS,
  judgeTuneUp,
  median,
  mostImportant,
  wholeTuneUp,
} from './tune-up/judge-tune-up.js';
export {
  CONFIDENTIAL_CODES,
  type ConfidentialCode,
  FINDING_STATES,
  type Finding,
  type FindingState,
  type OpenCode,
  TUNE_UP_CODES,
  type TuneUpChapter,
  type TuneUpCode,
  type TuneUpCounts,
  type TuneUpEvidence,
} from './tune-up/tune-up.js';
export {
  FALSE_DISCOVERY_RATE,
  type Judgement,
  LEAST_EVIDENCE,
  LEAST_IMBALANCE,
  SETTLING_IN_WEEKS,
  SILENCE_BY_CHANCE,
  type VerdictInput,
  chanceOfSilence,
  judgeMember,
} from './verdict.js';
export {
  ATTENDANCE_MARKS,
  type AttendanceMark,
  BUSINESS_KINDS,
  type BusinessKind,
  LEADER_ROLE_KINDS,
  LEDGER_STATES,
  type LeaderRoleKind,
  type LedgerState,
  MARK_LETTERS,
  MEETING_STATUSES,
  MEMBER_STATUSES,
  type MarkLetter,
  type MeetingStatus,
  type MemberStatus,
  NOT_YET_MEMBER_STATUSES,
  ONE_SIDED_VERDICTS,
  REFERRAL_STATUSES,
  REFERRAL_TRANSITIONS,
  ROLE_KINDS,
  type ReferralEnd,
  type ReferralStatus,
  type RoleKind,
  SEATED_MEMBER_STATUSES,
  SLIP_TYPES,
  STAFF_ROLES,
  type SlipType,
  type StaffRole,
  TIERS,
  type Tier,
  VERDICTS,
  VISITOR_STAGES,
  type Verdict,
  type VisitorStage,
  canAdvanceReferral,
  isLeaderRole,
  isOneSided,
  whoAdvancesReferral,
} from './vocabulary.js';
export {
  type DateRange,
  type LocalDate,
  addDays,
  dateOfDay,
  dayNumber,
  daysBetween,
  isActiveAt,
  isLocalDate,
  isMemberOn,
  isWithin,
  parseLocalDate,
  tenureWeeks,
  weeksActive,
  windowBefore,
} from './week.js';
