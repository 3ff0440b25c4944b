import { expect, test } from 'vitest'
import { complaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

const block = { title: '受理告知', text: '尊敬的{客户称呼}，您的案件{案件编号}将于{承诺日期}前答复。', unitId: null }

test('a text block is kept, filled with the case, counted, and removed', async () => {
  const s = await scene({ as: 'teller' })
  const { caseId, caseNumber } = await complaint(s)
  const { body } = await s.call('POST', '/api/text-blocks', block)
  await s.call('POST', `/api/text-blocks/${body.id}/uses`)
  const listed = await s.call('GET', `/api/text-blocks?caseId=${caseId}`)
  expect(listed.body).toMatchObject([{ id: body.id, usedCount: 1, isMine: true }])
  expect(listed.body[0].filled).toMatch(
    new RegExp(`^尊敬的张先生/女士，您的案件${caseNumber}将于\\d+月\\d+日前答复。$`),
  )
  expect((await (await s.as('teller-2'))('GET', '/api/text-blocks')).body).toEqual([])
  expect((await (await s.as('teller-2'))('DELETE', `/api/text-blocks/${body.id}`)).status).toBe(404)
  expect((await s.call('DELETE', `/api/text-blocks/${body.id}`)).status).toBe(200)
  expect((await s.call('GET', '/api/text-blocks')).body).toEqual([])
})

test('a variable that nobody knows is refused when it is saved', async () => {
  const s = await scene({ as: 'teller' })
  const { status, body } = await s.call('POST', '/api/text-blocks', { ...block, text: '您的{身份证号}已核实' })
  expect({ status, body }).toMatchObject({
    status: 422,
    body: { code: 'text-block.unknown-variable', detail: { variable: '身份证号' } },
  })
})

test('a unit’s blocks are kept by who may and used by all below it, and not beside it', async () => {
  const s = await scene()
  const unitId = await s.unitId('B1')
  const shared = { ...block, unitId }
  expect((await (await s.as('teller'))('POST', '/api/text-blocks', shared)).status).toBe(403)
  expect((await (await s.as('supervisor'))('POST', '/api/text-blocks', shared)).status).toBe(404)
  const { body } = await (await s.as('operations'))('POST', '/api/text-blocks', shared)
  const titles = async (login: string) =>
    (await (await s.as(login))('GET', '/api/text-blocks')).body.map((it: { id: string }) => it.id)
  expect(await titles('teller')).toEqual([body.id])
  expect(await titles('teller-west')).toEqual([])
  const west = await s.as('operations-west')
  expect((await west('POST', '/api/text-blocks', { ...shared, id: body.id })).status).toBe(404)
  expect((await west('POST', `/api/text-blocks/${body.id}/uses`)).status).toBe(404)
})
