/** Jest runs the sources as ES modules; SWC strips the types, `npm run types` checks them. */
export default {
  testEnvironment: 'node',
  // A module context is never freed while its process lives: two workers, begun anew when they have grown.
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
  setupFiles: ['<rootDir>/test/seed.ts'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // A hang is what it is for; a busy machine must not look like one.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/scripts/tally.mjs'],
};
