import { expect, test } from 'vitest'
import { mappingOf, readTables, regulatorCodesOf, spansOf } from './rules.ts'

const known = { channel: ['app', 'hotline'], business: ['transfer'], reason: ['process'] }
const row = (line: number, kind: string, axis: string, code: string, name = '', word = '') => ({
  line,
  kind,
  axis,
  code,
  name,
  word,
})

test('what is wrong with a table is told by its line: unknown words and codes, doubles, gaps', () => {
  const read = readTables(
    [
      row(2, 'word', 'channel', 'C1', '', 'app'),
      row(3, 'code', 'channel', 'C1', '手机'),
      row(4, 'code', 'channel', 'C1', '又一次'),
      row(5, 'word', 'channel', 'C9', '', 'hotline'),
      row(6, 'word', 'business', 'B1', '', 'no-such'),
      row(7, 'code', 'place', 'P1', '地点'),
      row(8, '代码', 'business', 'B1', ''),
    ],
    known,
  )
  expect(read.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
    '4 code-twice',
    '5 unknown-code',
    '6 unknown-word',
    '7 unknown-axis',
    '8 no-name',
  ])
  expect(read.gaps).toEqual([
    { axis: 'business', word: 'transfer' },
    { axis: 'reason', word: 'process' },
  ])
})

test('a voice has the codes of its words, and none is guessed', () => {
  const mapping = mappingOf([
    { axis: 'channel', word: 'app', code: 'C1' },
    { axis: 'reason', word: 'process', code: 'R1' },
  ])
  expect(regulatorCodesOf(mapping, { channel: 'app', business: 'transfer', nature: 'process' })).toEqual({
    channel: 'C1',
    business: null,
    reason: 'R1',
    isComplete: false,
  })
  expect(regulatorCodesOf(undefined, { channel: 'app', business: 'x', nature: 'y' }).isComplete).toBe(false)
})

test('each day is counted under the version that was in force on it', () => {
  const loads = [{ effectiveOn: '2026-02-01' }, { effectiveOn: '2026-04-01' }]
  expect(
    spansOf(loads, '2026-01-15', '2026-04-01').map((it) => [it.from, it.untilBefore, it.load?.effectiveOn]),
  ).toEqual([
    ['2026-01-15', '2026-02-01', undefined],
    ['2026-02-01', '2026-04-01', '2026-02-01'],
    ['2026-04-01', null, '2026-04-01'],
  ])
})
