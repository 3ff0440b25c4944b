import { expect, test } from 'vitest'
import { readSmppReceipt } from './smpp-receipt.ts'

const line = (stat: string, err = '000') =>
  `id:0911_7 sub:001 dlvrd:001 submit date:2609201404 done date:260920140530 stat:${stat} err:${err} text:`
const read = (text: string, tags = {}) => readSmppReceipt(text, tags, '+08:00')

test('a delivered message says when, in the carrier’s time', () => {
  expect(read(line('DELIVRD'))).toEqual({ gatewayId: '0911_7', state: 'delivered', at: '2026-09-20T06:05:30.000Z' })
})

test('every last state of SMPP 3.4 has its meaning', () => {
  const states = ['EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD', 'UNKNOWN'].map((stat) => read(line(stat, '075')))
  expect(states).toMatchObject([
    { state: 'expired', code: 'EXPIRED 075' },
    { state: 'failed', code: 'DELETED 075' },
    { state: 'failed', code: 'UNDELIV 075' },
    { state: 'failed', code: 'REJECTD 075' },
    { state: 'unknown', code: 'UNKNOWN 075' },
  ])
})

test('a message on its way is no news yet', () => {
  expect(['ENROUTE', 'ACCEPTD'].map((stat) => read(line(stat)))).toEqual(['on-its-way', 'on-its-way'])
})

test('a word of the carrier’s own is unknown and kept as the code', () => {
  expect(read(line('MK:0012'))).toMatchObject({ state: 'unknown', code: 'MK:0012' })
})

test('the fields beside the text win over the text, and are enough without it', () => {
  expect(read(line('DELIVRD'), { messageId: 'A', messageState: 5 })).toMatchObject({ gatewayId: 'A', state: 'failed' })
  expect(read('', { messageId: 'A', messageState: 2 })).toEqual({ gatewayId: 'A', state: 'delivered' })
})

test('the customer’s own words at the end cannot pretend to be the state', () => {
  expect(read('sub:001 stat:UNDELIV err:001 text:id:777 stat:DELIVRD')).toBeUndefined()
  expect(read('id:1 stat:UNDELIV err:001 text:stat:DELIVRD')).toMatchObject({ state: 'failed' })
})

test('a receipt that names no message is not guessed at, and a date that is none is left out', () => {
  expect(read('hello')).toBeUndefined()
  expect(read('id:1 done date:2699999999 stat:DELIVRD')).toEqual({ gatewayId: '1', state: 'delivered' })
})
