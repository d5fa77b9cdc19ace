import type { LocalDate } from '@chapterhouse/domain';

/** Every address that a letter leads to, in one place. They begin with PUBLIC_URL. */
export class LetterLinks {
  private readonly home: string;

  constructor(
    private readonly publicUrl: string,
    slug: string,
  ) {
    this.home = `${publicUrl}/chapters/${encodeURIComponent(slug)}`;
  }

  chapter = (): string => this.home;
  people = (): string => `${this.home}/members`;
  person = (memberId: string): string => `${this.home}/members/${memberId}`;
  own = (): string => `${this.home}/me`;
  attendance = (): string => `${this.home}/attendance`;
  meeting = (date: LocalDate): string => `${this.home}/meetings/${date}`;
  referrals = (): string => `${this.home}/referrals`;
  referral = (slipId: string): string => `${this.home}/referrals/${slipId}`;
  preferences = (): string => `${this.home}/me/mail`;
  /** A page for people (GET) and the one-click address for mail programs (POST). */
  unsubscribe = (token: string): string => `${this.publicUrl}${UNSUBSCRIBE_PATH}?token=${encodeURIComponent(token)}`;
}

/** Where the API answers unsubscribe links; `?token=` carries the signed token. */
export const UNSUBSCRIBE_PATH = '/mail/unsubscribe';
