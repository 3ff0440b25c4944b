import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { receive } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

type Scene = Awaited<ReturnType<typeof scene>>
const load = (s: Scene, file: string, more: object = {}) =>
  s.call('POST', '/api/regulator/loads', {
    name: '示例',
    source: '示例，非监管代码',
    effectiveOn: '2026-03-01',
    isExample: true,
    file: Buffer.from(file).toString('base64'),
    isConfirmed: true,
    ...more,
  })
const EXAMPLE = readFileSync('demo/regulator-example.csv', 'utf8')

test('the made-up example is complete, gives way to real tables, and comes back beside them no more', async () => {
  const s = await scene({ as: 'service' })
  await receive(s)
  expect((await load(s, EXAMPLE, { isConfirmed: false })).body).toMatchObject({ isDone: false, problems: [], gaps: [] })
  expect((await load(s, EXAMPLE)).status).toBe(200)
  const { body } = await s.call('GET', '/api/regulator/figures?from=2026-03-01&until=2026-03-02')
  expect(body).toMatchObject({ isExample: true, total: 1, coded: 1 })
  expect((await load(s, EXAMPLE, { isExample: false, name: '正式' })).status).toBe(200)
  expect((await load(s, EXAMPLE, { effectiveOn: '2026-05-01' })).body.code).toBe('regulator.real-ones-there')
  expect((await load(s, EXAMPLE, { isExample: false })).body.code).toBe('regulator.day-taken')
  expect((await load(s, EXAMPLE, { isExample: false, effectiveOn: '2026-02-01' })).body.code).toBe(
    'administration.in-the-past',
  )
})

test('what has no code is counted and shown, in YAML as in CSV', async () => {
  const s = await scene({ as: 'service' })
  await receive(s)
  const yaml = 'codes:\n  channel:\n    C1: 手机\nwords:\n  channel:\n    app: C1\n    hotline: C7\n'
  expect((await load(s, yaml, { isConfirmed: false })).body).toMatchObject({
    format: 'yaml',
    problems: [{ line: 7, code: 'unknown-code' }],
  })
  expect((await load(s, yaml)).body.code).toBe('table.has-problems')
  expect((await load(s, yaml.replace('    hotline: C7\n', ''))).status).toBe(200)
  const { body } = await s.call('GET', '/api/taxonomy')
  expect(body).toMatchObject({ total: 1, coded: 0 })
  const channels = body.axes.find((it: { axis: string }) => it.axis === 'channel').words
  expect(channels.find((it: { id: string }) => it.id === 'app')).toMatchObject({
    count: 1,
    code: 'C1',
    codeName: '手机',
  })
})

test('a bomb of aliases, a formula and a stranger are refused', async () => {
  const s = await scene({ as: 'service' })
  expect((await load(s, 'codes: &a\n  channel: {C1: x}\nwords: *a\n')).body.code).toBe('table.unreadable')
  const formula = 'kind,axis,code,name,word\ncode,channel,C1,"=1+1",\n'
  expect((await load(s, formula, { isConfirmed: false })).body.problems).toMatchObject([{ line: 2, code: 'formula' }])
  for (const login of ['teller', 'supervisor', 'auditor'])
    expect((await (await s.as(login))('POST', '/api/regulator/loads', {})).status).toBe(403)
})
