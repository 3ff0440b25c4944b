import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACCOUNT, openAtWeChat, sealAtWeChat } from '#test/stand-ins/wechat.ts'
import { isSignature, seal, signatureOf, unseal } from './cipher.ts'
import { readEnvelope, textReply } from './envelope.ts'

const zeros = (bytes: number) => Buffer.alloc(bytes)

test('what WeChat seals we open and what we seal WeChat opens, whatever is written and however long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (message) => {
      expect(unseal(sealAtWeChat(message), ACCOUNT)).toBe(message)
      expect(openAtWeChat(seal(message, ACCOUNT, zeros))).toEqual({ message, appId: ACCOUNT.appId })
    }),
  )
})

test('no change of a sealed message is taken for one: it is refused or cannot pass for its signature', () => {
  const sealed = sealAtWeChat('<xml/>')
  const bytes = Buffer.from(sealed, 'base64')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, flip) => {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] as number) ^ flip
      const text = changed.toString('base64')
      expect(() => unseal(text, ACCOUNT)).not.toThrow()
      expect(isSignature(signatureOf('t', '1', 'n', sealed), 't', '1', 'n', text)).toBe(false)
    }),
  )
  for (const nonsense of ['', 'AAAA', 'A'.repeat(43), '!'.repeat(44)]) expect(unseal(nonsense, ACCOUNT)).toBeUndefined()
})

test('an envelope is flat text: entities, types and objects within are not read', () => {
  expect(readEnvelope('<xml><A><![CDATA[1 < 2]]></A><B>007</B></xml>')).toEqual({ A: '1 < 2', B: '007' })
  for (const wrong of [
    '',
    'x',
    '<xml><A></xml>',
    '<!DOCTYPE a><xml><A>1</A></xml>',
    '<xml><!ENTITY a "b"><A>1</A></xml>',
  ])
    expect(readEnvelope(wrong)).toBeUndefined()
  expect(readEnvelope('<xml><A><B>1</B></A><C>&lt;</C></xml>')).toEqual({ C: '&lt;' })
})

test('what a customer writes may begin like a declaration', () => {
  const text = '<!这是什么服务> <!DOCTYPE x>'
  expect(readEnvelope(textReply({ to: 'a', from: 'b', seconds: 1, text }))?.Content).toBe(text)
})

test('a reply holds whatever is written in it, also the end of a quotation', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }).map((text) => `${text}]]><x/>`),
      (text) => {
        const read = readEnvelope(textReply({ to: 'a', from: 'b', seconds: 1, text: text.replace(/\p{Cc}/gu, '') }))
        expect(read?.Content).toBe(text.replace(/\p{Cc}/gu, ''))
      },
    ),
  )
})
