import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.liandong/'],
};

const project = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch, ...more });

export default {
  testTimeout: 60_000,
  projects: [
    project('unit', ['<rootDir>/{apps,libs}/**/!(*.int).spec.ts']),
    project('integration', ['<rootDir>/{apps,libs}/**/*.int.spec.ts']),
    project('architecture', ['<rootDir>/test/architecture/*.spec.ts']),
    project('promises', ['<rootDir>/test/promises/*.spec.ts']),
    project('system', ['<rootDir>/test/system/*.spec.ts']),
  ],
};
