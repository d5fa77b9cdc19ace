import { Module } from '@nestjs/common';
import { BrandService } from './brand/brand.service.js';
import { ChapterDoor } from './chapter-door.js';
import { ChapterQueries } from './chapters.queries.js';
import { ChapterService } from './chapters.service.js';

/** Chapters: their place in the organisation and their settings. */
@Module({
  providers: [ChapterQueries, ChapterDoor, ChapterService, BrandService],
  exports: [ChapterQueries, ChapterDoor, ChapterService, BrandService],
})
export class ChaptersModule {}
