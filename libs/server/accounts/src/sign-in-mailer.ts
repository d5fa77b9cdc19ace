/** A sign-in link on its way to the person it belongs to. */
export interface SignInLetter {
  readonly email: string;
  readonly name: string;
  /** Complete address; following it signs in, once. */
  readonly link: string;
  readonly validMinutes: number;
  readonly requestedAt: Date;
}

/** How sign-in links reach people. Apps implement it: this library knows neither templates nor transports. */
export abstract class SignInMailer {
  abstract send(letter: SignInLetter): Promise<void>;
}
