import { Module } from '@nestjs/common';
import { CountingQueries } from './counting.queries.js';
import { InsightsQueries } from './insights.queries.js';
import { InsightsService } from './insights.service.js';

/** The figures of a week: counted, judged, kept and read. */
@Module({ providers: [CountingQueries, InsightsQueries, InsightsService], exports: [InsightsQueries, InsightsService] })
export class InsightsModule {}
