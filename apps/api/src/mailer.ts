import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type SignInLetter, SignInMailer } from '@chapterhouse/accounts';
import {
  type LanguageSettings,
  LETTER_LANGUAGES,
  MailRenderer,
  MailTransport,
  SmtpTransport,
} from '@chapterhouse/email';
import { CONFIG, type Config, newId } from '@chapterhouse/platform';

/** For whoever has no seat and whose browser asks for no language that there is. */
const HOUSE = { locale: 'en-GB', timeZone: 'UTC' };

/** Sign-in links by mail. */
@Injectable()
export class EmailSignInMailer extends SignInMailer implements OnApplicationShutdown {
  private renderer: Promise<MailRenderer> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transport: MailTransport,
  ) {
    super();
  }

  override async send({ email, name, link, validMinutes, requestedAt, ...asked }: SignInLetter): Promise<void> {
    // Compiling takes a second: not worth making every start wait for it.
    this.renderer ??= MailRenderer.create();
    const renderer = await this.renderer;
    const firstName = name.includes('@') ? null : (name.split(' ')[0] ?? null);
    const recipient = { firstName };
    const language = signInLanguage(asked);
    const letter = { kind: 'magic-link', language, recipient, link, validMinutes, requestedAt } as const;
    const from = senderOf(this.config.MAIL_FROM);
    const result = await this.transport.send({
      ...renderer.render(letter),
      messageId: `<${newId()}@${new URL(this.config.PUBLIC_URL).hostname}>`,
      from,
      to: { address: email, name },
    });
    // The reason may quote the address, so the log gets the codes alone.
    if (result.state !== 'sent')
      throw new Error(`the mail server did not take a sign-in letter (${result.state} ${result.code ?? ''})`);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}

/**
 * How a sign-in letter speaks: like the chapter in which somebody sits, in its time; without one in the first language of the browser
 * in which there are letters. Money does not occur in it.
 */
export function signInLanguage({
  place,
  acceptLanguage,
}: Pick<SignInLetter, 'place' | 'acceptLanguage'>): LanguageSettings {
  const currency = 'EUR';
  if (place) return { ...place, currency };
  const asked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '')
    .find((tag) => /^[a-z]{2}(-[A-Z]{2})?$/.test(tag) && LETTER_LANGUAGES.includes(tag.slice(0, 2)));
  return { ...HOUSE, ...(asked && { locale: asked }), currency };
}

/** `Chapterhouse <letters@example.com>` in its two parts; the configuration has checked its form. */
function senderOf(from: string): { name: string; address: string } {
  const [, name = '', address = ''] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? [];
  return { name, address };
}

export const smtpTransport = (config: Config): MailTransport =>
  new SmtpTransport({ url: config.SMTP_URL, connections: 2 });
