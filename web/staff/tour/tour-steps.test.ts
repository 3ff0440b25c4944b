import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { stepsFor } from './tour-steps.ts'

type Role = { id: string; may: string[] }
const { roles } = parse(readFileSync('manual/roles.yaml', 'utf8')) as { roles: Role[] }
const unit = { id: '', code: '', name: '', nameEn: '' }
const tourOf = ({ id, may }: Role) => stepsFor({ roles: [{ role: id, unit }], may })

test('whoever works in the bank is shown around in five to seven steps, the greeting counted', () => {
  for (const role of roles) {
    const count = tourOf(role).length + 1
    expect([role.id, count >= 5 && count <= 7 ? 'five to seven' : count]).toEqual([role.id, 'five to seven'])
  }
})

test('nobody is led to a screen that they may not open', () => {
  const needs: Record<string, string> = {
    '/cases': 'case.read',
    '/board': 'board.read',
    '/look-back': 'look-back.read',
  }
  for (const role of roles)
    for (const { to } of tourOf(role))
      expect([role.id, to, !needs[to] || role.may.includes(needs[to])]).toEqual([role.id, to, true])
})
