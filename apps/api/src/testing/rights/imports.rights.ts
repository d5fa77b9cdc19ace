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
  ],
};
