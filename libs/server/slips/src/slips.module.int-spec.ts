import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Door } from '@chapterhouse/database';
import { Clock } from '@chapterhouse/platform';
import { fixedClock, testDatabase } from '@chapterhouse/testing';
import { SlipCreationService } from './slips.creation.service.js';
import { SlipsModule } from './slips.module.js';
import { VisitorService } from './visitors.service.js';

describe('the module of slips', () => {
  it('brings its services, and those of chapters, members and meetings below them, to life', async () => {
    const db = await testDatabase();
    @Global()
    @Module({
      providers: [
        { provide: Door, useValue: db.door },
        { provide: Clock, useValue: fixedClock() },
      ],
      exports: [Door, Clock],
    })
    class Ground {}
    @Module({ imports: [Ground, SlipsModule] })
    class House {}
    const context = await NestFactory.createApplicationContext(House, { logger: false });
    try {
      expect(context.get(SlipCreationService, { strict: false })).toBeInstanceOf(SlipCreationService);
      expect(context.get(VisitorService, { strict: false })).toBeInstanceOf(VisitorService);
    } finally {
      await context.close();
      await db.close();
    }
  });
});
