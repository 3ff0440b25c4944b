import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingOptional, withOptional } from './complete-lock.ts'

test('the lock file holds every optional package of every platform, else npm ci refuses it', () => {
  expect(missingOptional(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([])
})

test('a missing one is added for its own platform only', () => {
  const optionalDependencies = { '@x/cli-linux-x64-musl': '1.2.3', '@x/cli-darwin-arm64': '1.2.3' }
  const { packages } = withOptional({
    packages: { 'node_modules/x': { version: '1.2.3', dev: true, optionalDependencies } },
  })
  expect(packages['node_modules/@x/cli-linux-x64-musl']).toEqual({
    version: '1.2.3',
    dev: true,
    optional: true,
    os: ['linux'],
    cpu: ['x64'],
    libc: ['musl'],
  })
  expect(packages['node_modules/@x/cli-darwin-arm64']).toMatchObject({ os: ['darwin'], cpu: ['arm64'] })
  expect(missingOptional({ packages })).toEqual([])
})
