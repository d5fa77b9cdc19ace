import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type SignInLetter, SignInMailer } from '@chapterhouse/accounts';
import { MailRenderer, MailTransport, SmtpTransport } from '@chapterhouse/email';
import { CONFIG, type Config, newId } from '@chapterhouse/platform';

/** An account belongs to no chapter in particular, so its letter speaks the house's own language. */
const LANGUAGE = { locale: 'en-GB', timeZone: 'UTC', currency: 'EUR' };

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

  override async send({ email, name, link, validMinutes, requestedAt }: SignInLetter): Promise<void> {
    // Compiling takes a second: not worth making every start wait for it.
    this.renderer ??= MailRenderer.create();
    const renderer = await this.renderer;
    const firstName = name.includes('@') ? null : (name.split(' ')[0] ?? null);
    const recipient = { firstName };
    const letter = { kind: 'magic-link', language: LANGUAGE, recipient, link, validMinutes, requestedAt } as const;
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

/** `Chapterhouse <letters@example.com>` in its two parts; the configuration has checked its form. */
function senderOf(from: string): { name: string; address: string } {
  const [, name = '', address = ''] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? [];
  return { name, address };
}

export const smtpTransport = (config: Config): MailTransport =>
  new SmtpTransport({ url: config.SMTP_URL, connections: 2 });
