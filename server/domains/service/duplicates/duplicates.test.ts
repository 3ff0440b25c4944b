import { expect, test } from 'vitest'
import { at, complaint } from '#test/case-life.ts'
import { scene } from '#test/scene.ts'

test('the same customer who complains again is pointed out, with the way to merge', async () => {
  const s = await scene({ as: 'supervisor' })
  const first = await complaint(s)
  s.setClock('2026-03-03T01:00:00Z')
  const again = await complaint(s, { text: '上次说的多扣两百块手续费到现在还没退，柜台态度恶劣' })
  const { body } = await s.call('GET', at(again.caseId, 'duplicates'))
  expect(body).toMatchObject([{ caseId: first.caseId, because: 'customer', mergeRefusal: null }])
  // The older one does not go on in the newer.
  const back = await s.call('GET', at(first.caseId, 'duplicates'))
  expect(back.body).toMatchObject([{ caseId: again.caseId, mergeRefusal: 'case.merge-into-newer' }])
  const merged = await s.call('POST', at(again.caseId, 'merge'), { intoId: first.caseId, reason: '同一客户同一诉求' })
  expect(merged.body.outcome).toBe('merged')
})

test('another matter of the same customer, and strangers at the same counter, are not pointed out', async () => {
  const s = await scene({ as: 'supervisor' })
  const { caseId } = await complaint(s)
  await complaint(s, { text: '手机银行转账限额设置不了，提示系统繁忙' })
  await complaint(s, { text: '排队两个小时，叫号机坏了没人管', contact: { name: '王', phone: '15400000077' } })
  expect((await s.call('GET', at(caseId, 'duplicates'))).body).toEqual([])
})

test('a case of another branch is pointed out to nobody here', async () => {
  const s = await scene({ as: 'supervisor' })
  await complaint(s, { outlet: 'O21' })
  const { caseId } = await complaint(s)
  expect((await s.call('GET', at(caseId, 'duplicates'))).body).toEqual([])
  expect((await (await s.as('supervisor-west'))('GET', at(caseId, 'duplicates'))).status).toBe(404)
})
