import { runMigrations } from 'bullmq';
import pg from 'pg';
import { QUEUE_SCHEMA } from './queue-backend.js';

/**
 * Brings the queue's own schema up to date as the owner, and lets the application's role use it. That role may also
 * create in this schema (and in no other): BullMQ makes a sequence for each new queue when its first job comes.
 * Two at once wait for each other; running it again changes nothing. Also run where the queue lives in Redis, so
 * that going back needs no step.
 */
export async function migrateQueue(ownerUrl: string, appRole: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'chapterhouse migrate queue' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    const role = `"${appRole.replaceAll('"', '""')}"`;
    await client.query(`grant usage, create on schema ${QUEUE_SCHEMA} to ${role}`);
    await client.query(`grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${role}`);
    // Sequences that the role made itself are its own already; granting on those is a no-op for the owner.
    await client.query(`grant usage, select, update on all sequences in schema ${QUEUE_SCHEMA} to ${role}`);
  } finally {
    await client.end();
  }
}
