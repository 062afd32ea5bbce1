import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    // fast-check prints its seed on failure; a fixed seed would hide what it has not tried yet.
    testTimeout: 30_000,
  },
});
