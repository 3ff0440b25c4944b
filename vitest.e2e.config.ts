import { defineConfig } from 'vitest/config'

/** Journeys of people, each in a real browser against a served bank; one after the other, since a person does one thing at a time. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['test/postgres.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
