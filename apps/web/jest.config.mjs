// Component tests of the web app and its libraries, in a simulated document. Pure logic (`*.spec.ts`) needs none of
// this and runs with jest.preset.mjs; what needs a real browser is in test/web.
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export default {
  rootDir: root,
  roots: ['<rootDir>/apps/web/src', '<rootDir>/libs/web'],
  testMatch: ['**/*.spec.tsx'],
  testEnvironment: 'jsdom',
  // Without browser's "exports", packages would hand jsdom their builds for Node.
  testEnvironmentOptions: { customExportConditions: ['browser', 'import', 'default'] },
  setupFilesAfterEnv: [join(import.meta.dirname, 'jest.setup.mjs')],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['tsx', 'ts', 'js', 'mjs', 'json'],
  moduleNameMapper: {
    '/i18n/catalogues\\.js$': join(import.meta.dirname, 'src/testing/catalogues.ts'),
    '^\\./catalogues\\.js$': join(import.meta.dirname, 'src/testing/catalogues.ts'),
    '\\.css$': join(import.meta.dirname, 'jest.css.mjs'),
    '^@chapterhouse/(domain|words)$': join(root, 'libs/shared/$1/src/index.ts'),
    '^@chapterhouse/web-(.*)$': join(root, 'libs/web/$1/src/index.ts'),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'es6' },
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
};
