import { Module } from '@nestjs/common';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';

@Module({ providers: [ImportsService, ImportsQueries], exports: [ImportsService, ImportsQueries] })
export class ImportsModule {}
