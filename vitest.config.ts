import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,entrypoints,scripts,data,tests}/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**'],
          // Against hanging only: a busy machine may take its time.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/packages.ts',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A file has one browser at a time, which leaves half of two cores idle.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
