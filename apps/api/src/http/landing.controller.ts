import { Controller, Get, Header, Inject, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CONFIG, type Config } from '@chapterhouse/platform';
import { Public } from '../auth/authorize.decorator.js';
import { Callers } from '../auth/caller.js';
import { EXPLORER_PATH } from './explorer.js';
import { page } from './page.js';

/** Where signing in by a link ends when no web app stands in front: it says whether that worked. */
@Public()
@Controller(['/', '/sign-in'])
export class LandingController {
  constructor(
    private readonly callers: Callers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async welcome(@Req() req: Request, @Query('error') error: string | undefined): Promise<string> {
    const explorer =
      this.config.NODE_ENV === 'development'
        ? { link: { href: EXPLORER_PATH, label: 'Open the explorer of the API' } }
        : {};
    const caller = await this.callers.of(req.headers);
    if (caller) return page('Chapterhouse', `You are signed in as ${caller.actor.email}.`, explorer);
    if (error !== undefined) {
      return page(
        'This link does not work any more',
        'It was used before, or its quarter of an hour is over. Ask for a new one.',
        explorer,
      );
    }
    return page('Chapterhouse', 'The API is running. Nobody is signed in here.', explorer);
  }
}
