// @ts-check
// Runs once before the medium and the large tests of a project: engines, and one migrated template database, which
// `testDatabase()` of @chapterhouse/testing clones for every spec file.
import { startTestEngines } from './engines.mjs';
import { ensureTemplate } from './template.mjs';

export default async function setUp() {
  const engines = await startTestEngines();
  // Jest gives a set-up no other last moment than the end of its process, and that one may not wait.
  process.once('exit', () => engines.stopNow());
  process.env['TEST_TEMPLATE_DATABASE'] = await ensureTemplate(String(process.env['TEST_DATABASE_URL']));
}
