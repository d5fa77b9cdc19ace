/** A sign-in link on its way to the person it belongs to. */
export interface SignInLetter {
  readonly email: string;
  readonly name: string;
  /** Complete address; following it signs in, once. */
  readonly link: string;
  readonly validMinutes: number;
  readonly requestedAt: Date;
  /** How the chapter writes in which the person has a seat; null without one. */
  readonly place: { readonly locale: string; readonly timeZone: string } | null;
  /** The languages that the browser asked for, as its header says; null when it said nothing. */
  readonly acceptLanguage: string | null;
}

/** How sign-in links reach people. Apps implement it: this library knows neither templates nor transports. */
export abstract class SignInMailer {
  abstract send(letter: SignInLetter): Promise<void>;
}
