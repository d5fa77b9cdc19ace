// Shared by every project: TypeScript through SWC, ECMAScript modules. Run as
// `jest -c jest.preset.mjs --rootDir <project>`; the size of the tests comes from TEST_SIZE.
import { join } from 'node:path';

const root = import.meta.dirname;
const size = process.env.TEST_SIZE ?? 'small';
const testMatch = {
  small: ['<rootDir>/**/*.spec.ts'],
  medium: ['<rootDir>/**/*.int-spec.ts'],
  large: ['<rootDir>/**/*.e2e-spec.ts'],
  // No tests: what looks at the running system and writes down what it saw, when somebody asks for it.
  pictures: ['<rootDir>/**/*.pictures.ts'],
}[size];
if (!testMatch) throw new Error(`TEST_SIZE is "${size}"; it should be small, medium, large or pictures`);

export default {
  testMatch,
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/'],
  setupFiles: [join(root, 'jest.setup.mjs')],
  ...(size === 'small'
    ? { testTimeout: 20_000 }
    : { globalSetup: join(root, 'test/support/global-setup.mjs'), testTimeout: 60_000 }),
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  moduleNameMapper: {
    '^@chapterhouse/(domain|words)$': join(root, 'libs/shared/$1/src/index.ts'),
    '^@chapterhouse/(.*)$': join(root, 'libs/server/$1/src/index.ts'),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'es6' },
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
};
