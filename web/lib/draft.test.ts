import { beforeEach, expect, test, vi } from 'vitest'
import { forgetDrafts, keepDraft, ownDrafts, readDraft } from './draft.ts'

/** A browser's own store, as far as drafts use it. */
function freshStore() {
  const kept: Record<string, string> = {}
  const hidden = (value: unknown) => ({ value, enumerable: false })
  return Object.defineProperties(kept, {
    getItem: hidden((name: string) => kept[name] ?? null),
    setItem: hidden((name: string, text: string) => {
      kept[name] = text
    }),
    removeItem: hidden((name: string) => {
      delete kept[name]
    }),
  })
}
beforeEach(() => {
  vi.stubGlobal('localStorage', freshStore())
  vi.useRealTimers()
})

test('what was typed is found again, by the same person only', () => {
  ownDrafts('anna')
  keepDraft('reply.1', { text: '您好' })
  ownDrafts('anna')
  expect(readDraft('reply.1')).toEqual({ text: '您好' })
  ownDrafts('berta')
  expect(readDraft('reply.1')).toEqual({})
})

test('whoever signs out leaves no draft behind, and other things of the browser stay', () => {
  localStorage.setItem('bihuan.look', 'dark')
  keepDraft('reply.1', { text: '您好' })
  forgetDrafts()
  expect(Object.keys(localStorage)).toEqual(['bihuan.look'])
})

test('a draft that is a day old is forgotten', () => {
  vi.useFakeTimers({ now: 0 })
  ownDrafts('anna')
  keepDraft('reply.1', { text: '您好' })
  vi.setSystemTime(24 * 3_600_000 - 1)
  expect(readDraft('reply.1')).toEqual({ text: '您好' })
  vi.setSystemTime(24 * 3_600_000)
  expect(readDraft('reply.1')).toEqual({})
  ownDrafts('anna')
  expect(Object.keys(localStorage)).toEqual(['bihuan.drafts-of'])
})
