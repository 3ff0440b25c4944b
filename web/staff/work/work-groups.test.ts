import { expect, test } from 'vitest'
import { grouped } from './work-groups.ts'

const now = new Date('2026-11-24T02:20:00Z')
const item = (id: string, dueAt: string | null, state: 'running' | 'paused' = 'running') => ({
  id,
  deadline:
    dueAt === null
      ? null
      : {
          clockId: id,
          commitmentId: '4.2.2/III-result',
          clause: '4.2.2',
          basis: 'manual' as const,
          title: { zh: 'Ⅲ级', en: 'III' },
          startedAt: now,
          dueAt: new Date(dueAt),
          state,
          closedAt: null,
          isProvisional: false,
          leads: true,
        },
})

test('work is grouped by how soon it is due, and the server’s order stands within a group', () => {
  const work = [
    item('late', '2026-11-24T01:00:00Z'),
    item('soon', '2026-11-24T03:00:00Z'),
    item('evening', '2026-11-24T09:00:00Z'),
    item('friday b', '2026-11-27T09:00:00Z'),
    item('friday a', '2026-11-27T09:00:00Z'),
  ]
  expect(grouped(work, now).map(({ group, items }) => [group, items.map(({ id }) => id)])).toEqual([
    ['late', ['late']],
    ['hour', ['soon']],
    ['today', ['evening']],
    ['later', ['friday b', 'friday a']],
  ])
})

test('what has no clock, or a paused one, comes last and is not lost', () => {
  const work = [
    item('approval', null),
    item('paused', '2026-11-01T09:00:00Z', 'paused'),
    item('late', '2026-11-24T01:00:00Z'),
  ]
  expect(grouped(work, now).map(({ group, items }) => [group, items.length])).toEqual([
    ['late', 1],
    ['unclocked', 2],
  ])
})
