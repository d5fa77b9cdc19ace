import type { INestApplicationContext } from '@nestjs/common';
import { WeeklyModule, type WeekRequest, type WeekResult, WeeklyService } from '@chapterhouse/digests';
import { JobsModule } from '@chapterhouse/jobs';
import { EXIT } from './exit-codes.js';
import { type Io, type Progress, progressBar } from './io.js';
import { count } from './table.js';

/** What a command needs to run weeks: the worker's own modules. */
export const weekFeatures = [JobsModule, WeeklyModule];

/** Runs the week with a bar for the figures and one for the letters. */
export async function runWeek(
  io: Io,
  app: INestApplicationContext,
  request: Omit<WeekRequest, 'onProgress'>,
): Promise<WeekResult> {
  let bar: Progress | undefined;
  let phase = '';
  try {
    return await app.get(WeeklyService).runWeek({
      ...request,
      onProgress: (progress) => {
        if (phase !== progress.phase) {
          bar?.stop();
          phase = progress.phase;
          bar = progressBar(io, phase === 'compute' ? 'Chapters' : 'Letters', progress.total);
        }
        bar?.update(progress.done, progress.total);
      },
    });
  } finally {
    bar?.stop();
  }
}

/** Chapters that somebody else computes right now. */
const elsewhere = ({ chapters, computed, failed }: WeekResult): number => chapters - computed - failed.length;

export const weekExitCode = (result: WeekResult): number =>
  result.failed.length > 0 || result.letters.failed > 0 || result.letters.later > 0 || elsewhere(result) > 0
    ? EXIT.failed
    : EXIT.ok;

/** What became of the week, in a few lines. `mail`: whether letters were asked for. */
export function weekText(result: WeekResult, mail: boolean): string {
  const { asOf, computed, failed, letters, mailProblem } = result;
  const parts = [
    `${letters.sent} sent`,
    ...(letters.skipped ? [`${letters.skipped} not wanted or not possible`] : []),
    ...(letters.bounced ? [`${letters.bounced} to addresses that are not there`] : []),
    ...(letters.failed ? [`${letters.failed} refused`] : []),
    ...(letters.later ? [`${letters.later} put off`] : []),
  ];
  return [
    `Week of ${asOf}: ${count(computed, 'chapter')} computed${failed.length ? `, ${failed.length} not` : ''}.`,
    ...(mail ? [`Letters: ${parts.join(', ')}.`] : []),
    ...(mailProblem
      ? [`The mail server says: ${mailProblem}. A running worker tries again; so does this command.`]
      : []),
    ...(elsewhere(result) > 0
      ? [
          `${count(elsewhere(result), 'chapter is', 'chapters are')} in a worker’s hands now; run this again in a few minutes.`,
        ]
      : []),
    ...failed.map(({ chapterId, error }) => `  chapter ${chapterId}: ${error}`),
  ].join('\n');
}
