import { Controller, Get, Header, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { MailPreferencesService, UNSUBSCRIBE_PATH, type Unsubscribe } from '@chapterhouse/digests';
import { AppError } from '@chapterhouse/platform';
import { Public } from '../auth/authorize.decorator.js';
import { page } from '../http/page.js';

const LETTERS: Readonly<Record<Unsubscribe['kind'], string>> = {
  LEADER_WEEKLY: 'the weekly letter to the leaders of your chapter',
  MEMBER_WEEKLY: 'your weekly letter',
  LOOP: 'news of your referrals during the week',
  ATTENDANCE: 'letters about your attendance',
  ONE_TO_ONE: 'calendar invitations to one-to-ones',
};
const letterOf = ({ kind }: Unsubscribe): string => LETTERS[kind];

/**
 * Stopping a letter with one click (RFC 8058). Looking changes nothing: mail programs and virus scanners open every link.
 * The signed token is the proof, so nobody needs to sign in, and whoever holds it can do nothing else.
 */
@Public()
@Controller(UNSUBSCRIBE_PATH)
export class UnsubscribeController {
  constructor(private readonly preferences: MailPreferencesService) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  ask(@Query('token') token: string | undefined, @Res({ passthrough: true }) res: Response): string {
    return this.answer(res, () => {
      const letter = letterOf(this.preferences.readToken(String(token)));
      return page(
        'Stop this letter?',
        `You will no longer get ${letter}. You can turn it on again under your preferences.`,
        {
          button: {
            action: `${UNSUBSCRIBE_PATH}?token=${encodeURIComponent(String(token))}`,
            label: 'Stop this letter',
          },
        },
      );
    });
  }

  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  async stop(@Query('token') token: string | undefined, @Res({ passthrough: true }) res: Response): Promise<string> {
    const told = await this.preferences.unsubscribe(String(token)).catch((error: unknown) => error);
    return this.answer(res, () => {
      if (told instanceof Error) throw told;
      const letter = letterOf(told as Unsubscribe);
      return page(
        'The letter is stopped',
        `You will no longer get ${letter}. You can turn it on again under your preferences.`,
      );
    });
  }

  private answer(res: Response, work: () => string): string {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      res.status(400);
      return page('This did not work', error.message);
    }
  }
}
