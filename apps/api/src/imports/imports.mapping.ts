import type { ImportView, NameDecision } from '@chapterhouse/imports';
import { AppError } from '@chapterhouse/platform';
import type { NameAnswerInput } from './imports.inputs.js';
import type { Import, ImportPreview } from './imports.types.js';

/** An import for the API: objects with changing names become lists. */
export function importOf({ preview, ...view }: ImportView): Import {
  const { chapterId, id, state, files, createdAt, appliedAt, undoneAt } = view;
  return { chapterId, id, state, files, createdAt, appliedAt, undoneAt, preview: preview && previewOf(preview) };
}

function previewOf(preview: NonNullable<ImportView['preview']>): ImportPreview {
  return {
    files: preview.files.map(({ file, kind, container, sheet, from, to, ...tally }) => ({
      file,
      kind,
      container,
      sheet,
      from,
      to,
      tally,
    })),
    tallies: Object.entries(preview.tallies).map(([area, tally]) => ({ area, tally })),
    slipsByType: Object.entries(preview.slipsByType).map(([type, count]) => ({ type, count })),
    questions: preview.questions,
    problems: preview.problems,
    differences: preview.differences,
    canApply: preview.canApply,
  };
}

/** @throws AppError BAD_INPUT when an answer lacks what its kind needs. */
export function decisionOf(answer: NameAnswerInput): NameDecision {
  const { name, kind, memberId, as, joined, left } = answer;
  switch (kind) {
    case 'MEMBER':
      if (!memberId) throw new AppError('BAD_INPUT', `Say which member "${name}" is.`, 'answers.memberId');
      return { name, kind, memberId };
    case 'SAME_AS':
      if (!as)
        throw new AppError('BAD_INPUT', `Say which other name means the same person as "${name}".`, 'answers.as');
      return { name, kind, as };
    case 'NOBODY':
      return { name, kind };
    case 'NEW':
      return { name, kind, ...(joined ? { joined } : {}), ...(left ? { left } : {}) };
  }
}
