// Brings the database of DATABASE_OWNER_URL up to date; run by template.mjs.
import { migrateUp } from '@chapterhouse/database';

await migrateUp(process.env['DATABASE_OWNER_URL'] ?? '', 'chapterhouse_app');
