import type { ChapterPlace } from '@chapterhouse/chapters';
import type { LocalDate } from '@chapterhouse/domain';
import type { Actor } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import type { Audience, ReportPeriod, Section } from './report-model.js';
import type { Speech } from './words/speech.js';

/** What every report is made with: the door, who asks, the time, and how to speak. Rights were asked before. */
export interface ReportContext {
  readonly em: EntityManager;
  readonly place: ChapterPlace;
  readonly actor: Actor;
  readonly audience: Audience;
  readonly speech: Speech;
  readonly period: ReportPeriod;
  readonly comparedWith: ReportPeriod | null;
  readonly today: LocalDate;
}

/** What a report says; the frame around it is the same for all. */
export interface ReportBody {
  readonly subtitle?: string;
  readonly member?: { readonly id: string; readonly name: string };
  readonly sections: readonly Section[];
  readonly notes: readonly string[];
}
