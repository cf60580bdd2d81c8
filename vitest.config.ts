import { defineConfig } from 'vitest/config';

// `npm test` runs everything but test/slow, which is the business of `npm run test:slow` (mode slow).
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === 'slow' ? ['test/slow/**/*.test.ts'] : ['test/**/*.test.ts'],
    exclude: mode === 'slow' ? [] : ['test/slow/**'],
    passWithNoTests: mode === 'slow',
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
    // The slow ones measure time and memory, so they don't share the machine.
    fileParallelism: mode !== 'slow',
    testTimeout: mode === 'slow' ? 600_000 : 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
}));
