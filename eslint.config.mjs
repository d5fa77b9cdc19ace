import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Features depend in one direction: each names the ones below it that it may use. */
const feature = (name, ...uses) => ({
  sourceTag: `feature:${name}`,
  onlyDependOnLibsWithTags: [
    'type:platform',
    'type:data',
    'type:domain',
    'type:words',
    'type:testing',
    ...uses.map((f) => `feature:${f}`),
  ],
});
const framework = ['@nestjs/graphql', '@nestjs/apollo', '@apollo/*', 'graphql', '@nestjs/bullmq', 'bullmq'];

export const depConstraints = [
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  { sourceTag: 'scope:server', onlyDependOnLibsWithTags: ['scope:server', 'scope:shared'] },
  {
    sourceTag: 'scope:web',
    onlyDependOnLibsWithTags: ['scope:web', 'scope:shared'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'bullmq', 'ioredis'],
  },
  {
    sourceTag: 'type:ui',
    onlyDependOnLibsWithTags: ['type:ui', 'type:domain', 'type:words'],
    bannedExternalImports: ['@apollo/*'],
  },
  { sourceTag: 'type:client', onlyDependOnLibsWithTags: ['type:domain'] },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: [], allowedExternalImports: ['fast-check'] },
  {
    sourceTag: 'type:words',
    onlyDependOnLibsWithTags: ['type:domain'],
    allowedExternalImports: ['intl-messageformat'],
  },
  {
    sourceTag: 'type:platform',
    onlyDependOnLibsWithTags: ['type:platform', 'type:data', 'type:domain', 'type:words', 'type:testing'],
  },
  { sourceTag: 'type:data', onlyDependOnLibsWithTags: ['type:platform', 'type:domain', 'type:testing'] },
  {
    sourceTag: 'type:feature',
    onlyDependOnLibsWithTags: [
      'type:feature',
      'type:platform',
      'type:data',
      'type:domain',
      'type:words',
      'type:testing',
    ],
    bannedExternalImports: framework,
  },
  feature('accounts'),
  feature('chapters', 'accounts'),
  feature('members', 'accounts', 'chapters'),
  feature('profiles', 'accounts', 'chapters', 'members'),
  feature('meetings', 'chapters', 'members'),
  feature('slips', 'chapters', 'members', 'meetings'),
  feature('insights', 'chapters', 'members', 'meetings', 'slips', 'profiles'),
  feature('digests', 'accounts', 'chapters', 'members', 'meetings', 'slips', 'profiles', 'insights'),
  feature('reports', 'chapters', 'members', 'meetings', 'slips', 'profiles', 'insights'),
  feature('imports', 'accounts', 'chapters', 'members', 'meetings', 'slips'),
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:feature',
      'type:platform',
      'type:data',
      'type:domain',
      'type:words',
      'type:testing',
      'type:ui',
      'type:client',
    ],
  },
  {
    sourceTag: 'process:worker',
    bannedExternalImports: ['@nestjs/graphql', '@nestjs/apollo', '@apollo/*', 'graphql'],
    onlyDependOnLibsWithTags: ['*'],
  },
  {
    sourceTag: 'process:cli',
    bannedExternalImports: ['@nestjs/graphql', '@nestjs/apollo', '@apollo/*', 'graphql'],
    onlyDependOnLibsWithTags: ['*'],
  },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:platform', 'type:data', 'type:domain'] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:platform', 'type:data', 'type:domain', 'type:testing'] },
];

export default tseslint.config(
  { ignores: ['**/dist', '**/coverage', '**/.nx', '.data', '.cache', '**/*.d.ts', 'test/fixtures', '**/gql'] },
  js.configs.recommended,
  { files: ['**/*.mjs', '**/*.js'], languageOptions: { globals: globals.node } },
  ...tseslint.configs.recommended,
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-unsafe-function-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400 }],
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints }],
    },
  },
  { files: ['apps/web/**/*.tsx', 'libs/web/**/*.tsx'], ...reactHooks.configs.flat['recommended-latest'] },
  { files: ['**/migrations/*.ts', '**/*spec.ts'], rules: { 'max-lines': 'off' } },
  {
    // process.env is read in one place only: the typed configuration.
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: ['libs/server/platform/src/config/**', 'libs/server/testing/**', '**/*spec.ts', '**/vite.config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read settings from @chapterhouse/platform (config), not from the environment.',
        },
      ],
    },
  },
);
