import { expect, test } from 'vitest'
import { receive } from '#test/matter.ts'
import { scene } from '#test/scene.ts'

const TODAY = '2026-03-02'
const unit = (id: string, act = '') => `/api/organisation/${id}${act && `/${act}`}`
const codes = (body: { units: { code: string }[] }) => body.units.map(({ code }) => code)

test('a unit is opened, renamed and moved from days to come, and the tree of each day can be drawn', async () => {
  const s = await scene({ as: 'system-admin' })
  const [B1, B2] = [await s.unitId('B1'), await s.unitId('B2')]
  const opening = { code: 'O13', kind: 'outlet', name: '新桥支行', nameEn: 'Xinqiao Outlet', parentId: B1 }
  const { body: opened } = await s.call('POST', '/api/organisation', { ...opening, openedOn: '2026-04-01' })
  await s.call('POST', unit(opened.id, 'name'), {
    name: '新桥科技支行',
    nameEn: 'Xinqiao Tech',
    fromOn: '2026-05-01',
    version: 1,
  })
  await s.call('POST', unit(opened.id, 'parent'), { parentId: B2, fromOn: '2026-06-01', version: 2 })
  const on = async (day: string) => {
    const { body } = await s.call('GET', `/api/organisation?on=${day}`)
    const found = body.units.find((it: { code: string }) => it.code === 'O13')
    return found && [found.name, found.parentId === B1 ? 'B1' : 'B2']
  }
  expect(await on('2026-03-31')).toBeUndefined()
  expect(await on('2026-04-01')).toEqual(['新桥支行', 'B1'])
  expect(await on('2026-05-01')).toEqual(['新桥科技支行', 'B1'])
  expect(await on('2026-06-01')).toEqual(['新桥科技支行', 'B2'])
  // Until its day comes nothing reaches it; on its day it is there.
  const voice = { channel: 'app', outlet: 'O13', text: '排队太久' }
  expect((await (await s.key())('POST', '/api/feedback', voice)).status).toBe(404)
  await s.moveTo('2026-06-02T01:00:00Z')
  expect((await (await s.key())('POST', '/api/feedback', voice)).status).toBe(200)
  const { body } = await (await s.as('operations-west'))('GET', '/api/feedback')
  expect(body.items).toHaveLength(1)
})

test('a unit is not moved under its own child, under what it may not stand under, or in the past', async () => {
  const s = await scene({ as: 'system-admin' })
  const [B1, B2, O11, HO] = await Promise.all(['B1', 'B2', 'O11', 'HO'].map((code) => s.unitId(code)))
  const refused = async (id: string | undefined, body: object) =>
    (await s.call('POST', unit(id as string, 'parent'), body)).body.code
  expect(await refused(B1, { parentId: O11, fromOn: TODAY, version: 1 })).toBe('unit.wrong-place')
  expect(await refused(B1, { parentId: B1, fromOn: TODAY, version: 1 })).toBe('unit.under-itself')
  expect(await refused(O11, { parentId: B2, fromOn: '2026-03-01', version: 1 })).toBe('administration.in-the-past')
  expect(await refused(O11, { parentId: B1, fromOn: TODAY, version: 1 })).toBe('unit.stands-there')
  expect(await refused(HO, { parentId: B1, fromOn: TODAY, version: 1 })).toBe('unit.wrong-place')
  expect(
    (await s.call('POST', unit(B2 as string, 'parent'), { parentId: B1, fromOn: '2026-09-01', version: 1 })).status,
  ).toBe(200)
  // In September B2 will stand under B1: B1 may not go under it today.
  expect(await refused(B1, { parentId: B2, fromOn: TODAY, version: 1 })).toBe('unit.under-itself')
})

test('of two who change a unit at once one is told that somebody was faster', async () => {
  const s = await scene({ as: 'system-admin' })
  const id = await s.unitId('O11')
  const name = (text: string) =>
    s.call('POST', unit(id, 'name'), { name: text, nameEn: 'East', fromOn: TODAY, version: 1 })
  const both = await Promise.all([name('东门科技支行'), name('东门小微支行')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('a unit with open cases and staff is not closed without a successor, and with one they are its own', async () => {
  const s = await scene({ as: 'system-admin' })
  const { caseId } = await receive(s)
  const [O11, O12, CC] = [await s.unitId('O11'), await s.unitId('O12'), await s.unitId('CC')]
  const close = (more: object) =>
    s.call('POST', unit(O11, 'closing'), { on: TODAY, reason: '撤并网点', version: 1, ...more })
  expect(await close({})).toMatchObject({ status: 409, body: { code: 'unit.still-has' } })
  expect((await close({})).body.detail.what).toMatch(/cases:1/)
  expect(await close({ successorId: CC })).toMatchObject({ status: 422, body: { code: 'unit.other-kind' } })
  expect((await close({ successorId: O12 })).status).toBe(200)
  const [row] = await s.query('select unit_id from service_case where id = $1', [caseId])
  expect(row?.unit_id).toBe(O12)
  expect(await s.query('select 1 from clock where closed_at is null and unit_id = $1', [O11])).toEqual([])
  expect(await s.query('select 1 from staff where left_on is null and unit_id = $1', [O11])).toEqual([])
  expect(codes((await s.call('GET', '/api/organisation')).body)).not.toContain('O11')
  expect(codes((await s.call('GET', '/api/organisation?on=2026-03-01')).body)).toContain('O11')
  // The supervisor of the closed outlet sees the case where it is now.
  expect((await (await s.as('supervisor'))('GET', `/api/cases/${caseId}`)).status).toBe(200)
  expect((await (await s.key())('POST', '/api/feedback', { channel: 'app', outlet: 'O11', text: '排队' })).status).toBe(
    404,
  )
})

test('a closing that is planned is carried out on its day, with what came in until then', async () => {
  const s = await scene({ as: 'system-admin' })
  const [O11, O12] = [await s.unitId('O11'), await s.unitId('O12')]
  await s.call('POST', unit(O11, 'closing'), { on: '2026-03-10', reason: '撤并网点', version: 1, successorId: O12 })
  const { caseId } = await receive(s)
  await s.moveTo('2026-03-10T01:00:00Z')
  const [row] = await s.query('select unit_id from service_case where id = $1', [caseId])
  expect(row?.unit_id).toBe(O12)
  expect((await s.call('GET', unit(O11))).body).toMatchObject({ closedOn: '2026-03-10', burdens: [] })
})

test('the organisation is not kept by those who only read it, nor by somebody of another branch', async () => {
  const s = await scene()
  const O11 = await s.unitId('O11')
  const body = { name: '别名', nameEn: 'Other', fromOn: TODAY, version: 1 }
  for (const login of ['teller', 'service', 'auditor', 'security-admin'])
    expect((await (await s.as(login))('POST', unit(O11, 'name'), body)).status).toBe(403)
  await s.query("update staff_role set unit_id = $1 where role = 'system-administrator'", [await s.unitId('B2')])
  await s.query("update staff set unit_id = $1 where login = 'system-admin'", [await s.unitId('B2')])
  expect((await (await s.as('system-admin'))('POST', unit(O11, 'name'), body)).status).toBe(404)
})
