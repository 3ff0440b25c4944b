import { defineConfig } from 'vitest/config'
import { yaml } from './web/yaml-plugin.ts'

/** Journeys of people, each in a real browser against a served bank; one after the other, since a person does one thing at a time. */
export default defineConfig({
  // One of them reads the app's own routes, and those read the manual's words.
  plugins: [yaml()],
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['test/postgres.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
