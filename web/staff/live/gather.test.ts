import { expect, test, vi } from 'vitest'
import { gather } from './gather.ts'

test('a hundred pieces of news at once are one reading, and those that follow wait their turn', () => {
  vi.useFakeTimers()
  try {
    const acted: number[] = []
    const { add, stop } = gather<number>((all) => acted.push(all.length), {
      soonMilliseconds: 200,
      restMilliseconds: 2000,
    })
    for (let n = 0; n < 100; n += 1) add(n)
    vi.advanceTimersByTime(200)
    expect(acted).toEqual([100])
    add(1)
    add(2)
    vi.advanceTimersByTime(1999)
    expect(acted).toEqual([100])
    vi.advanceTimersByTime(1)
    expect(acted).toEqual([100, 2])
    vi.advanceTimersByTime(5000)
    add(3)
    vi.advanceTimersByTime(200)
    expect(acted).toEqual([100, 2, 1])
    stop()
  } finally {
    vi.useRealTimers()
  }
})
