import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ChapterDoor } from '@chapterhouse/chapters';
import { Voice } from '@chapterhouse/email';
import {
  CALENDAR_TYPE,
  chosenTime,
  oneToOneCalendar,
  ProposalService,
  suggestedStart,
  USUAL_MINUTES,
} from '@chapterhouse/insights';
import { MemberQueries } from '@chapterhouse/members';
import { Clock, CONFIG, type Config, notFound } from '@chapterhouse/platform';
import { calendarEntry, callNames } from '@chapterhouse/words';
import type { RequestWithCaller } from '../auth/access.guard.js';
import { Authorize } from '../auth/authorize.decorator.js';

const FILE = /^([0-9a-f-]{36})\.ics$/i;
const ID = /^[0-9a-f-]{36}$/i;

/** One-to-ones as calendar files, for the two of them alone: to anybody else there is no such file, whatever their role. */
@Controller('api/chapters')
export class OneToOneCalendarController {
  constructor(
    private readonly door: ChapterDoor,
    private readonly proposals: ProposalService,
    private readonly members: MemberQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'MAIL_FROM' | 'PUBLIC_URL'>,
  ) {}

  @Get(':chapterId/one-to-ones/:file')
  @Authorize('insights:read')
  async file(
    @Req() { caller }: RequestWithCaller,
    @Res({ passthrough: true }) res: Response,
    @Param('chapterId') chapterId: string,
    @Param('file') name: string,
    @Query('starts') chosen?: string,
    @Query('minutes') minutes?: string,
  ): Promise<string> {
    if (!caller) throw new Error('the guard let nobody read');
    const [, proposalId] = FILE.exec(name) ?? [];
    if (!proposalId || !ID.test(chapterId)) throw notFound('proposal');
    const { actor } = caller;
    const text = await this.door.run(actor, chapterId, async (em, place) => {
      const proposal = await this.proposals.own(em, place, actor, proposalId);
      const { memberId: selfId, withMemberId: partnerId, own, theirs } = proposal;
      const found = await this.members.byIds(em, place, actor, [selfId, partnerId]);
      const [self, partner] = [found.get(selfId), found.get(partnerId)];
      if (!self || !partner) throw notFound('proposal');
      const names = callNames([self.displayName, partner.displayName]);
      const pair = { selfId, partnerId };
      const { title, notes } = calendarEntry(
        proposal.reasons,
        pair,
        (id) => names.get(id === selfId ? self.displayName : partner.displayName) ?? '',
        !chosen,
      );
      const voice = Voice.of(place);
      const now = this.clock.now();
      const time = chosen
        ? chosenTime(chosen, minutes === undefined ? USUAL_MINUTES : Number(minutes), place.timeZone)
        : { starts: suggestedStart(proposal.asOf, place, now), minutes: USUAL_MINUTES };
      return oneToOneCalendar({
        ...{ proposalId: proposal.id, revision: proposal.revision, chapter: place, now, method: 'PUBLISH', ...time },
        host: new URL(this.config.PUBLIC_URL).hostname,
        title: voice.speak(title),
        notes: notes.map((one) => voice.speak(one)).join('\n'),
        language: voice.language,
        organiserAddress: /<(.+)>$/.exec(this.config.MAIL_FROM)?.[1] ?? this.config.MAIL_FROM,
        people: [
          { name: self.displayName, email: self.email, answer: own },
          { name: partner.displayName, email: partner.email, answer: theirs },
        ],
      });
    });
    res.type(CALENDAR_TYPE);
    res.attachment('one-to-one.ics');
    return text;
  }
}
