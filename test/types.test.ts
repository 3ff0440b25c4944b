import { readFileSync } from 'node:fs'
import pg from 'pg'
import { expect, test } from 'vitest'
import { describeTypes } from '#platform/db/introspect.ts'
import { databaseNamed, TEMPLATE } from './template.ts'

test('the tables’ types are what the migrations make', async () => {
  const client = new pg.Client({
    connectionString: databaseNamed(process.env.BIHUAN_TEST_DATABASE_URL as string, TEMPLATE),
  })
  await client.connect()
  const made = await describeTypes(client)
  await client.end()
  // The file in the tree went through the formatter: what counts is every word of it in its order.
  const words = (text: string) => text.replace(/[\s,;|]+/g, ' ').replace(/\| /g, '')
  expect(words(readFileSync('server/platform/db/tables.ts', 'utf8'))).toBe(words(made))
})
