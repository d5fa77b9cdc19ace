import type { LocalDate } from '@chapterhouse/domain';

/** Every address that a letter leads to, in one place: screens of the web app (`apps/web`), below PUBLIC_URL. */
export class LetterLinks {
  private readonly home: string;

  constructor(
    private readonly publicUrl: string,
    slug: string,
  ) {
    this.home = `${publicUrl}/c/${encodeURIComponent(slug)}`;
  }

  /** The chapter at a glance: for leaders. */
  chapter = (): string => `${this.home}/chapter`;
  /** What waits for a member, and how they stand. */
  memberHome = (): string => this.home;
  people = (): string => `${this.home}/roster`;
  /** Everything about one member, for whoever leads. */
  person = (memberId: string): string => `${this.home}/review/${memberId}`;
  /** A colleague's page, for everybody. */
  member = (memberId: string): string => `${this.home}/people/${memberId}`;
  attendanceLetters = (): string => `${this.home}/attendance-letters`;
  rota = (): string => `${this.home}/rota`;
  asks = (): string => `${this.home}/asks`;
  /** Where a member accepts or declines. */
  oneToOnes = (): string => `${this.home}/one-to-ones`;
  tuneUp = (): string => `${this.home}/tune-up`;
  /** Works without signing in, once: the token is nowhere but in the mail. */
  answer = (token: string): string => `${this.publicUrl}/answer/${token}`;
  own = (): string => `${this.home}/insights`;
  attendance = (): string => `${this.home}/attendance`;
  meeting = (date: LocalDate): string => `${this.home}/meeting?date=${date}`;
  referrals = (): string => `${this.home}/slips`;
  referral = (slipId: string): string => `${this.home}/slips/${slipId}`;
  preferences = (): string => `${this.publicUrl}/account`;
  /** A page for people (GET) and the one-click address for mail programs (POST). */
  unsubscribe = (token: string): string => `${this.publicUrl}${UNSUBSCRIBE_PATH}?token=${encodeURIComponent(token)}`;
}

/** Where the API answers unsubscribe links; `?token=` carries the signed token. */
export const UNSUBSCRIBE_PATH = '/mail/unsubscribe';
