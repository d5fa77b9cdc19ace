// Brings the database of DATABASE_OWNER_URL up to date, the queue's tables included; run by template.mjs.
import { migrateUp } from '@chapterhouse/database';
import { migrateQueue } from '@chapterhouse/jobs';

const url = process.env['DATABASE_OWNER_URL'] ?? '';
await migrateUp(url, 'chapterhouse_app');
await migrateQueue(url, 'chapterhouse_app');
