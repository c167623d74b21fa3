import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Much of it waits for servers and processes, so that none of the processors need be spared.
    maxWorkers: '100%',
  },
});
