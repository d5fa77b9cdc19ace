import type { ImportOptions, ImportPreview, NameDecision } from './plan/plan.types.js';

export type ImportState = 'UPLOADED' | 'PREVIEWED' | 'APPLIED' | 'UNDONE';

/** What is kept with a job: what its leader chose and answered, and what the last preview found. */
export interface StoredPreview {
  options: ImportOptions;
  decisions: NameDecision[];
  preview: ImportPreview | null;
}

/** An import as its leader sees it. */
export interface ImportView {
  id: string;
  chapterId: string;
  state: ImportState;
  files: { name: string; size: number }[];
  options: ImportOptions;
  decisions: NameDecision[];
  /** Null until it was previewed. */
  preview: ImportPreview | null;
  createdBy: string | null;
  createdAt: Date;
  appliedAt: Date | null;
  undoneAt: Date | null;
}
