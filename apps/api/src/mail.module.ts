import { Module } from '@nestjs/common';
import { MailTransport } from '@chapterhouse/email';
import { CONFIG } from '@chapterhouse/platform';
import { EmailSignInMailer, smtpTransport } from './mailer.js';

/** The way out for the few mails that the API sends itself: sign-in links, and letters that leaders send themselves to look at. */
@Module({
  providers: [{ provide: MailTransport, inject: [CONFIG], useFactory: smtpTransport }, EmailSignInMailer],
  exports: [EmailSignInMailer, MailTransport],
})
export class MailModule {}
