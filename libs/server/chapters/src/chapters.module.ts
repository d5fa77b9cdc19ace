import { Module } from '@nestjs/common';
import { ChapterQueries } from './chapters.queries.js';
import { ChapterService } from './chapters.service.js';

/** Chapters: their place in the organisation and their settings. */
@Module({ providers: [ChapterQueries, ChapterService], exports: [ChapterQueries, ChapterService] })
export class ChaptersModule {}
