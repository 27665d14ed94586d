import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These want a browser: npm run test:browser.
    exclude: ['test/browser/**'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    // Half of what the suite does is waiting for programs that it starts: every core has a worker.
    maxWorkers: '100%',
  },
});
