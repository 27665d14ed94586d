import { defineConfig } from 'vitest/config';

/** The tests that want a real browser. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // A browser, a server and a worker share two cores with whatever else runs: slow is no fault here.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    retry: 1,
  },
});
