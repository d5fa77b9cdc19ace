import { Injectable } from '@nestjs/common';
import { authorize, memberIdsIn, notFound, type Actor } from '@chapterhouse/platform';
import type { ChapterPlace } from '@chapterhouse/chapters';
import {
  confidentialFindings,
  publishedAnswers,
  type AnswerSet,
  type ConfidentialCode,
  type Finding,
  type LocalDate,
  type MeetingWas,
  type PublishedAnswers,
} from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';

/** An answer as the one who gave it sees it again. */
export interface OwnAnswer {
  id: string;
  aboutMemberId: string;
  metOn: LocalDate;
  understood: number;
  stake: number;
  meetingWas: MeetingWas;
}

/** After so long a set no longer speaks of today. */
const SET_DAYS = 364;

/** Reads of what was said in confidence. */
@Injectable()
export class AnswerQueries {
  /** What the actor said about others, newest first. @throws AppError NOT_FOUND, FORBIDDEN: for anybody else's seat. */
  async own(em: EntityManager, place: ChapterPlace, actor: Actor, memberId: string): Promise<OwnAnswer[]> {
    requireOwn(place, actor, memberId);
    return em.query<OwnAnswer[]>(
      `select id, about_member_id as "aboutMemberId", met_on as "metOn", understood, stake, meeting_was as "meetingWas"
       from one_to_one_answer where chapter_id = $1 and by_member_id = $2 order by met_on desc, id desc limit 100`,
      [place.chapterId, memberId],
    );
  }

  /**
   * What partners said about the actor, as it may be shown: the newest set of three or more before or at `asOf`; null without
   * one. Only the newest, since two sets that overlap could be subtracted from each other.
   * @throws AppError NOT_FOUND, FORBIDDEN: for anybody else's seat, whatever the role.
   */
  async about(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    asOf: LocalDate,
  ): Promise<PublishedAnswers | null> {
    requireOwn(place, actor, memberId);
    const set = await newestSet(em, place.chapterId, memberId, asOf);
    return set && publishedAnswers(set);
  }

  /** The two findings of the tune-up that rest on answers, for the member alone; errors as in `about`. */
  async findings(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    asOf: LocalDate,
  ): Promise<Finding<ConfidentialCode>[]> {
    requireOwn(place, actor, memberId);
    return confidentialFindings(await newestSet(em, place.chapterId, memberId, asOf));
  }

  /** The same for the member's own letter, which the system writes. */
  async findingsForLetter(
    em: EntityManager,
    chapterId: string,
    memberId: string,
    asOf: LocalDate,
  ): Promise<Finding<ConfidentialCode>[]> {
    return confidentialFindings(await newestSet(em, chapterId, memberId, asOf));
  }
}

/** Own means the actor's own seat: a leader's wider rights, and the system's, end here. */
function requireOwn(place: ChapterPlace, actor: Actor, memberId: string): void {
  authorize(actor, 'answers:read', { ...place, ownerMemberIds: [memberId] }, 'member');
  if (!memberIdsIn(actor, place.chapterId).includes(memberId)) throw notFound('member');
}

async function newestSet(
  em: EntityManager,
  chapterId: string,
  memberId: string,
  asOf: LocalDate,
): Promise<AnswerSet | null> {
  const [set] = await em.query<AnswerSet[]>(
    `select n, understood_sum as "understoodSum", stake_sum as "stakeSum", sold_to as "soldTo" from answer_set
     where chapter_id = $1 and about_member_id = $2 and published_on <= $3::date and published_on > $3::date - ${SET_DAYS}
     order by published_on desc, id desc limit 1`,
    [chapterId, memberId, asOf],
  );
  return set ?? null;
}
