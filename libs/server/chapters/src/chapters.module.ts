import { Module } from '@nestjs/common';
import { ChapterDoor } from './chapter-door.js';
import { ChapterQueries } from './chapters.queries.js';
import { ChapterService } from './chapters.service.js';

/** Chapters: their place in the organisation and their settings. */
@Module({
  providers: [ChapterQueries, ChapterDoor, ChapterService],
  exports: [ChapterQueries, ChapterDoor, ChapterService],
})
export class ChaptersModule {}
