import { Inject, Injectable } from '@nestjs/common';
import { Door } from '@chapterhouse/database';
import { MailRenderer, MailTransport, type OutgoingMail, type SendResult } from '@chapterhouse/email';
import { ThanksLoopService } from '@chapterhouse/insights';
import { Clock, CONFIG, type Config, systemActor } from '@chapterhouse/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { type Addressee, LetterFactsQueries } from '../letter/letter-facts.queries.js';
import { LetterWriter, type Written } from '../letter/letter-writer.js';
import { MomentFactsQueries, type Seat } from '../moments/moment-facts.queries.js';
import { isWeekly } from '../preferences/unsubscribe-token.js';
import { type Claim, type DeliveryRef, Ledger, type Mark, type Reason } from './ledger.js';

/** What one call did. `TAKEN`: somebody else has it, or it was done before. `LATER`: put off; `everyMail` as in SendResult, `asleep` when it is night where the reader is. */
export type Sending =
  | { readonly state: 'SENT' | 'SKIPPED' | 'BOUNCED' | 'FAILED' | 'TAKEN' }
  | { readonly state: 'LATER'; readonly reason: string; readonly everyMail: boolean; readonly asleep?: true };

/** How often one letter is offered to a server that puts it off. */
export const MOST_ATTEMPTS = 10;
/** A weekly letter is news for so long. */
const TOO_LATE_MS = 5 * 86_400_000;
const MARK_PAUSES_MS = [100, 500, 2_000, 5_000, 15_000, 30_000];

/** Sends letters of the ledger, each once. */
@Injectable()
export class LetterSender {
  private renderer: Promise<MailRenderer> | null = null;
  private readonly from: { address: string; name: string };
  private readonly host: string;
  private readonly localServer: boolean;

  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) config: Pick<Config, 'MAIL_FROM' | 'SMTP_URL'>,
    @Inject(MailTransport) private readonly transport: MailTransport,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(LetterFactsQueries) private readonly facts: LetterFactsQueries,
    @Inject(LetterWriter) private readonly writer: LetterWriter,
    @Inject(MomentFactsQueries) private readonly moments: MomentFactsQueries,
    @Inject(ThanksLoopService) private readonly thanks: ThanksLoopService,
  ) {
    const [, name = '', address = ''] = /^(.+) <(.+)>$/.exec(config.MAIL_FROM) ?? [];
    this.from = { address, name };
    this.host = address.split('@')[1] ?? 'localhost';
    this.localServer = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(config.SMTP_URL).hostname);
  }

  /** Compiles the templates, which the first letter would otherwise wait for. */
  async warmUp(): Promise<void> {
    await (this.renderer ??= MailRenderer.create());
  }

  /**
   * Claims the delivery, asks again whether it should go, writes it, sends it, and marks it. A second copy is possible only if
   * the process dies between the server's yes and the mark. Throws when the database does, never for what a mail server says.
   */
  async send(delivery: DeliveryRef): Promise<Sending> {
    const actor = systemActor('worker.mail', [delivery.chapterId]);
    const claimed = await this.door.run(actor, async (em) => {
      const claim = await this.ledger.claim(em, delivery, this.clock.now());
      if (!claim) return null;
      if (claim.kind === 'LOOP') return { claim, seats: await this.moments.seatsOf(em, claim) };
      return { claim, ...(await this.prepare(em, claim)) };
    });
    if (!claimed) return { state: 'TAKEN' };
    const { claim } = claimed;
    const prepared = claimed.seats ? await this.prepareLoop(claim, claimed.seats) : claimed;
    if ('mark' in prepared) {
      const { mark } = prepared;
      if (mark.state === 'PENDING') return { state: 'LATER', reason: mark.reason, everyMail: false, asleep: true };
      // Marked in the transaction of the claim: nothing went out.
      return { state: mark.state === 'FAILED' ? 'FAILED' : 'SKIPPED' };
    }
    const renderer = await (this.renderer ??= MailRenderer.create());
    let mail: OutgoingMail;
    try {
      mail = this.mail(renderer, prepared.write(), prepared.addressee, claim);
    } catch (error) {
      // It would fail the same way each time; the others' letters go on.
      await this.mark(claim, { state: 'FAILED', reason: error instanceof Error ? error.message : String(error) });
      return { state: 'FAILED' };
    }
    return this.finish(claim, await this.transport.send(mail));
  }

  /** What moved in all chapters of the account; only now is it known which they are. */
  private prepareLoop(claim: Claim, seats: readonly Seat[]): ReturnType<LetterSender['prepare']> {
    const chapterIds = [...new Set([claim.chapterId, ...seats.map((seat) => seat.chapterId)])];
    return this.door.run(systemActor('worker.mail', chapterIds), (em) => this.prepare(em, claim, seats));
  }

  private async prepare(
    em: EntityManager,
    claim: Claim,
    seats: readonly Seat[] = [],
  ): Promise<{ mark: Mark } | { write: () => Written; addressee: Addressee }> {
    const addressee = await this.facts.addressee(em, claim, this.clock.now());
    const reason = this.reasonNotTo(claim, addressee);
    if (addressee && !reason) {
      if (claim.kind === 'LOOP' && !this.thanks.isAwake(addressee.chapter, this.clock.now())) {
        // The sweep brings it back until it is day.
        const mark = { state: 'PENDING', reason: 'It is night where the reader is.', counts: false } as const;
        await this.ledger.mark(em, claim, mark);
        return { mark };
      }
      const write = await this.writer.prepare(em, claim, addressee, { sending: true, seats });
      if (write) return { write, addressee };
    }
    const state = reason === 'GAVE_UP' ? 'FAILED' : 'SKIPPED';
    const mark: Mark = { state, reason: reason ?? (isWeekly(claim.kind) ? 'NO_LONGER_ENTITLED' : 'NOTHING_TO_SAY') };
    await this.ledger.mark(em, claim, mark);
    return { mark };
  }

  private reasonNotTo(claim: Claim, addressee: Addressee | null): Reason | null {
    if (!addressee?.entitled) return 'NO_LONGER_ENTITLED';
    if (!addressee.email) return 'NO_ADDRESS';
    if (addressee.bounced) return 'ADDRESS_BOUNCED';
    if (!addressee.wanted) return 'UNSUBSCRIBED';
    if (addressee.chapter.isSample && !this.localServer) return 'SAMPLE_DATA';
    if (this.clock.now().getTime() - claim.createdAt.getTime() > TOO_LATE_MS) return 'TOO_LATE';
    return claim.attempts > MOST_ATTEMPTS ? 'GAVE_UP' : null;
  }

  private mail(
    renderer: MailRenderer,
    { letter, ...along }: Written,
    { email, displayName }: Addressee,
    claim: Claim,
  ): OutgoingMail {
    const unsubscribeUrl = 'links' in letter ? letter.links.unsubscribe : undefined;
    return {
      ...renderer.render(letter),
      ...along,
      messageId: messageIdOf(claim.deliveryId, this.host),
      from: this.from,
      to: { address: String(email), name: displayName },
      ...(unsubscribeUrl && { unsubscribeUrl }),
    };
  }

  private async finish(claim: Claim, result: SendResult): Promise<Sending> {
    const now = this.clock.now();
    switch (result.state) {
      case 'sent':
        await this.mark(claim, { state: 'SENT', at: now });
        return { state: 'SENT' };
      case 'bounced': {
        const reason = `${result.code} ${result.reason}`;
        const state = result.addressIsDead ? 'BOUNCED' : 'FAILED';
        await this.mark(claim, { state, reason }, async (em) => {
          if (result.addressIsDead) await this.ledger.recordBounce(em, claim, now, reason);
        });
        return { state };
      }
      case 'retry':
        await this.mark(claim, { state: 'PENDING', reason: result.reason, counts: !result.everyMail });
        return { state: 'LATER', reason: result.reason, everyMail: result.everyMail };
    }
  }

  /** The server has answered: if PostgreSQL is away for a moment, forgetting that answer would send the letter twice. */
  private async mark(claim: Claim, mark: Mark, also?: (em: EntityManager) => Promise<void>): Promise<void> {
    const actor = systemActor('worker.mail', [claim.chapterId]);
    for (let attempt = 0; ; attempt++) {
      try {
        await this.door.run(actor, async (em) => {
          if (await this.ledger.mark(em, claim, mark)) await also?.(em);
        });
        return;
      } catch (error) {
        const pause = MARK_PAUSES_MS[attempt];
        if (pause === undefined) throw error;
        await sleep(pause);
      }
    }
  }
}

/** Fixed for a delivery, so that a second copy is the same mail to the reader's program. */
export const messageIdOf = (deliveryId: string, host: string): string => `<${deliveryId}@${host}>`;
