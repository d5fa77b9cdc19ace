import type { PluralForms } from './message.js';

/**
 * Every word that a letter says, in English. `{name}` is filled in; a message with plural forms is chosen by `{count}`.
 * The voice: plain, kind, specific, second person; evidence first, then a next step, never a verdict alone.
 */
export const en = {
  // Said in every letter
  greeting: 'Hello {name},',
  'greeting.unnamed': 'Hello,',
  more: { one: 'and 1 more', other: 'and {count} more' },
  given: 'Given {ago}.',
  'footer.leader': 'You get this letter each week because you help to lead {chapter}.',
  'footer.member': 'You get this letter each week because you are a member of {chapter}.',
  'footer.notice': 'You get this note because the referral was yours.',
  'footer.preferences': 'Choose what you get',
  'footer.unsubscribe': 'Stop this letter',
  'footer.signIn': 'Not you? Then nothing needs doing: without this link nobody gets in.',
  'footer.invitation': 'Not expecting this? Then you can leave it; nothing happens without you.',
  'link.chapter': 'Open {chapter}',
  'link.own': 'Open your page',
  'link.fallback': 'If the button does not work, copy this address into your browser:',

  // Counts that are put into other sentences
  'count.referrals': { zero: 'no referrals', one: '1 referral', other: '{count} referrals' },
  'count.months': { one: 'month', other: '{count} months' },
  'count.weeks': { one: 'week', other: '{count} weeks' },
  'count.none': 'none',
  'count.days': { zero: 'today', one: 'yesterday', other: '{count} days ago' },

  // Figures
  'figure.referralsGiven': 'Referrals given',
  'figure.referralsReceived': 'Referrals received',
  'figure.oneToOnes': 'One-to-ones',
  'figure.visitors': 'Visitors',
  'figure.closedBusiness': 'Closed business',
  'figure.educationCredits': 'Education credits',
  'figure.attendanceRate': 'In the room',
  'figure.above': 'above the usual {mean}',
  'figure.below': 'below the usual {mean}',
  'figure.even': 'as usual',
  'figure.intro': 'Usual is the mean of the four weeks before.',
  'figure.noMean': 'no four weeks to compare with yet',
  'figure.unknown': 'not recorded',

  // The balance bar
  'balance.received': '{count} received',
  'balance.given': '{count} given',

  // How somebody's giving and receiving stand, in words
  'kind.RECEIVES_MORE': 'More comes in than goes out',
  'kind.NOT_REFERRING': 'Nothing is going out at the moment',
  'kind.GIVES_MORE': 'More goes out than comes back',

  // The leaders' letter
  'leader.subject.people': {
    one: '{chapter}, {week}: 1 member who could use your help',
    other: '{chapter}, {week}: {count} members who could use your help',
  },
  'leader.subject.calm': '{chapter}: your week of {week}',
  'leader.summary.referrals.above': '{referrals} last week, above the usual {mean}.',
  'leader.summary.referrals.below': '{referrals} last week, below the usual {mean}.',
  'leader.summary.referrals.even': '{referrals} last week, about as many as usual.',
  'leader.summary.referrals.alone': '{referrals} last week.',
  'leader.summary.nothing': 'Nothing was recorded last week.',
  'leader.summary.people': {
    zero: 'Giving and receiving are in step.',
    one: 'There is 1 member who could use your help.',
    other: 'There are {count} members who could use your help.',
  },
  'leader.figures.title': 'Last week',
  'leader.oneSided.title': 'Where giving and receiving have drifted apart',
  'leader.oneSided.intro': 'More than luck would explain. Each of them may need something different from you.',
  'leader.attendance.title': 'Missed in the room',
  'leader.turnedAround.title': 'Turned around',
  'leader.settlingIn.title': 'Settling in',
  'leader.settlingIn.intro': 'Trust takes time. In the first quarter a hand helps more than a count.',
  'leader.waiting.title': 'Referrals waiting for an answer',
  'leader.missing.title': 'What is still missing',
  'leader.waiting.row': 'From {giver} to {receiver}',

  // Evidence and next steps for the leaders
  'leader.evidence.RECEIVES_MORE': {
    zero: 'In the last {period} no referrals came to {name} and {given} went out.',
    one: 'In the last {period} 1 referral came to {name} and {given} went out.',
    other: 'In the last {period} {count} referrals came to {name} and {given} went out.',
  },
  'leader.evidence.NOT_REFERRING': {
    zero: 'In the last {period} no referral went out from {name}, and none came in.',
    one: 'In the last {period} 1 referral came to {name} and none went out.',
    other: 'In the last {period} {count} referrals came to {name} and none went out.',
  },
  'leader.evidence.GIVES_MORE': {
    one: 'In the last {period} {name} gave 1 referral and got {received} back.',
    other: 'In the last {period} {name} gave {count} and got {received} back.',
  },
  'leader.next.RECEIVES_MORE.partner':
    '{partner} alone has sent {name} {times}. A one-to-one between the two this week, about what would help {partner}?',
  'leader.next.RECEIVES_MORE': 'A good question for {name} this week: who in the room would you like to help next?',
  'leader.next.NOT_REFERRING.partner':
    'Often it is only not knowing what to listen for. {partner} has sent {name} {times}; a one-to-one between the two is a good place to start.',
  'leader.next.NOT_REFERRING':
    'Often it is only not knowing what to listen for. Could a mentor show {name} how they spot a referral?',
  'leader.next.GIVES_MORE.partner':
    '{name} may be wondering whether it is worth it. {partner} has had {times} from {name}: a one-to-one between the two this week?',
  'leader.next.GIVES_MORE':
    '{name} may be wondering whether it is worth it. Thank {name} this week, and ask the room who could send something back.',
  'leader.turnedAround':
    '{name} is giving again: {given} out and {received} in over the last {period}. A thank-you would be noticed.',
  'leader.settlingIn': {
    zero: '{name} joined this week. Who shows them round?',
    one: '{name} has been here for 1 week: {given} given, {received} received, one-to-ones with {partners}.',
    other: '{name} has been here for {count} weeks: {given} given, {received} received, one-to-ones with {partners}.',
  },
  'leader.settlingIn.next': 'Who has not sat down with {name} yet?',
  'leader.settlingIn.partners': { zero: 'nobody yet', one: '1 person', other: '{count} people' },
  'leader.attendance.BREACHED': {
    one: '{name} has missed 1 meeting in the last {period}; the chapter asks for no more than {limit}.',
    other: '{name} has missed {count} meetings in the last {period}; the chapter asks for no more than {limit}.',
  },
  'leader.attendance.NEXT_BREACHES': {
    one: '{name} has missed 1 meeting in the last {period}, which is as many as the chapter allows.',
    other: '{name} has missed {count} meetings in the last {period}, which is as many as the chapter allows.',
  },
  'leader.attendance.AWAY': {
    one: '{name} was not in the room at the last meeting.',
    other: '{name} has not been in the room for {count} meetings in a row.',
  },
  'leader.attendance.expires': 'The oldest stops counting on {date}.',
  'leader.attendance.next': 'A call to ask how things are may be all it takes.',
  'leader.missing.attendance': {
    one: '1 member has no attendance mark for {date}.',
    other: '{count} members have no attendance mark for {date}.',
  },
  'leader.missing.meeting': 'No meeting is recorded for last week.',
  'leader.missing.email': {
    one: '1 member has no e-mail address, so no letter reaches them.',
    other: '{count} members have no e-mail address, so no letter reaches them.',
  },
  'leader.missing.bounced': {
    one: 'Mail to 1 member comes back. A new address would help.',
    other: 'Mail to {count} members comes back. New addresses would help.',
  },

  // The member's letter
  'member.subject': '{chapter}: your week of {week}',
  'member.evidence.settlingIn': {
    zero: 'You joined this week. Trust takes time, and the first one-to-ones are the best start.',
    one: 'You have been here for 1 week: {given} given, {received} received. Trust takes time, and one-to-ones are the best start.',
    other:
      'You have been here for {count} weeks: {given} given, {received} received. Trust takes time, and one-to-ones are the best start.',
  },
  'member.evidence.tooEarly': {
    zero: 'Too early to say: no referrals so far.',
    one: 'Too early to say: 1 referral so far.',
    other: 'Too early to say: {count} referrals so far.',
  },
  'member.evidence.balanced': {
    zero: 'In the last {period} no referrals came to you and {given} went out. On the whole, that is in balance.',
    one: 'In the last {period} 1 referral came to you and {given} went out. On the whole, that is in balance.',
    other: 'In the last {period} {count} referrals came to you and {given} went out. On the whole, that is in balance.',
  },
  'member.evidence.turnedAround': {
    zero: 'In the last {period} no referrals came to you and {given} went out. You have turned it around; thank you.',
    one: 'In the last {period} 1 referral came to you and {given} went out. You have turned it around; thank you.',
    other:
      'In the last {period} {count} referrals came to you and {given} went out. You have turned it around; thank you.',
  },
  'member.evidence.RECEIVES_MORE': {
    zero: 'In the last {period} no referrals came to you and {given} went out.',
    one: 'In the last {period} 1 referral came to you and {given} went out.',
    other: 'In the last {period} {count} referrals came to you and {given} went out.',
  },
  'member.evidence.NOT_REFERRING': {
    zero: 'In the last {period} no referrals came to you, and none went out.',
    one: 'In the last {period} 1 referral came to you and none went out.',
    other: 'In the last {period} {count} referrals came to you and none went out.',
  },
  'member.evidence.GIVES_MORE': {
    one: 'In the last {period} you gave 1 referral and got {received} back. Thank you; it should not stay one-way.',
    other: 'In the last {period} you gave {count} and got {received} back. Thank you; it should not stay one-way.',
  },
  'member.next.receives.partner':
    'A good place to start: {partner} has sent you {times}. Who do you know that {partner} could help?',
  'member.next.receives.partner.trade':
    'A good place to start: {partner} ({trade}) has sent you {times}. Who do you know that {partner} could help?',
  'member.next.receives': 'A good place to start: pick one person in the room, and ask whom they would like to meet.',
  'member.next.gives.partner':
    'A good place to start: you have sent {partner} {times}. In a one-to-one, tell {partner} who would be a good lead for you.',
  'member.next.gives': 'A good place to start: ask for one specific person or company at the next meeting.',
  'member.figures.title': 'Your last week',
  'member.findings.title': 'Worth a look',
  'member.waiting.title': 'Waiting for your answer',
  'member.waiting.row': '{prospect}, from {giver}',
  'member.waiting.next': 'Tell {giver} how it went; a word is enough.',
  'member.thanks.title': 'Thanks you received',
  'member.thanks.row': {
    one: 'One thank-you last week, for {amount} of business.',
    other: '{count} thank-yous last week, for {amount} of business.',
  },
  'member.attendance.title': 'In the room',
  'member.attendance.row': {
    one: 'You were in the room, or sent somebody, at {attended} of 1 meeting in the last {period}.',
    other: 'You were in the room, or sent somebody, at {attended} of {count} meetings in the last {period}.',
  },
  'member.attendance.NEXT_BREACHES': 'One more absence would be over what the chapter allows.',
  'member.attendance.BREACHED': 'That is more absences than the chapter allows; talk to your leaders.',
  'member.attendance.expires': 'Your oldest absence stops counting on {date}.',

  // Sign in
  'signIn.subject': 'Your sign-in link',
  'signIn.title': 'Here is your way in.',
  'signIn.body': {
    one: 'The link works once, for 1 minute. You asked for it on {at}.',
    other: 'The link works once, for {count} minutes. You asked for it on {at}.',
  },
  'signIn.button': 'Sign in',

  // Invitation
  'invitation.subject': '{inviter} invites you to {chapter}',
  'invitation.title': '{inviter} has kept a seat for you at {chapter}.',
  'invitation.body':
    'Here you see what you give and what comes back, write a referral in ten seconds, and get one short letter a week.',
  'invitation.expires': 'The invitation is good until {date}.',
  'invitation.button': 'Take your seat',

  // A referral moved on: told to the giver, without amounts
  'notice.subject.referral': '{receiver} and {prospect}: news of your referral',
  'notice.referral.CONTACTED': '{receiver} has been in touch with {prospect}, whom you referred.',
  'notice.referral.IN_PROGRESS': '{receiver} and {prospect} are talking. Thank you for bringing them together.',
  'notice.referral.WON': 'Your referral of {prospect} to {receiver} has become business. Thank you.',
  'notice.referral.LOST':
    'Your referral of {prospect} to {receiver} did not work out this time. Thank you for thinking of {receiver}.',
  'notice.referral.button': 'See the referral',
} as const satisfies Record<string, string | PluralForms>;
