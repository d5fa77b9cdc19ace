import { inChapter, write, importOf, uploaded, type RightsTable } from './rights-row.js';

export const importsRights: RightsTable = {
  imports: [
    {
      document: 'query ($c: ID!) { imports(chapterId: $c) { items { state } totalCount } }',
      variables: inChapter,
      outcome: 'SF+NFFF+',
    },
  ],
  import: [
    {
      document: 'query ($c: ID!, $i: ID!) { import(chapterId: $c, importId: $i) { state } }',
      variables: async (w) => ({ c: w.chapterId, i: (await importOf(w)).id }),
      outcome: 'SF+NFFF+',
    },
  ],
  previewImport: [{ document: write('previewImport', 'ImportInput'), variables: uploaded, outcome: 'SF+NFFF+' }],
  resolveImportNames: [
    {
      document: write('resolveImportNames', 'ResolveNamesInput'),
      variables: async (w) => ({ i: { ...(await uploaded(w)).i, answers: [{ name: 'Somebody', kind: 'NOBODY' }] } }),
      outcome: 'SF+NFFF+',
    },
  ],
  applyImport: [
    {
      document: write('applyImport', 'ImportInput'),
      variables: async (w) => ({ i: { chapterId: w.chapterId, importId: (await importOf(w)).id } }),
      outcome: 'SF+NFFF+',
    },
  ],
  undoImport: [
    {
      document: write('undoImport', 'ImportInput'),
      variables: async (w) => ({ i: { chapterId: w.chapterId, importId: (await importOf(w)).id } }),
      outcome: 'SF+NFFF+',
    },
    {
      about: 'that one applied oneself, while one still led',
      document: write('undoImport', 'ImportInput'),
      variables: async (w, role) => ({
        i: { chapterId: w.chapterId, importId: (await importOf(w, { appliedBy: w.accountIds[role] ?? null })).id },
      }),
      outcome: 'S++N++F+',
    },
    {
      about: 'that one applied oneself, too long ago',
      document: write('undoImport', 'ImportInput'),
      variables: async (w, role) => {
        const appliedAt = new Date('2026-09-01');
        const { id: importId } = await importOf(w, { appliedBy: w.accountIds[role] ?? null, appliedAt });
        return { i: { chapterId: w.chapterId, importId } };
      },
      outcome: 'SF+NFFF+',
    },
  ],
};
