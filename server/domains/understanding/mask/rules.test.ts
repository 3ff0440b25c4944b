import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskPersonal, maskSecrets } from './rules.ts'

test.each([
  ['我的密码是123456', '我的密码是***'],
  ['密码：a1b2c3d4', '密码:***'],
  ['密码123456帮我查一下', '密码***帮我查一下'],
  ['取款密码改成了 8 8 6 6 2 2', '取款密码改成了 ***'],
  ['密碼是１２３４５６', '密碼是***'],
  ['密码是一二三四五六', '密码是***'],
  ['密\u200b码是1\u200b2\u200b3\u200b4\u200b5\u200b6', '密\u200b码是***'],
  ['密码是我生日19900101', '密码是我生日***'],
  ['密码就是我手机后六位 345678', '密码就是我手机后六位 ***'],
  ['登录密码为Abc@12345，登不上', '登录密码为***，登不上'],
  ['123456是我的密码', '***是我的密码'],
  ['my password is hunter2', 'my password is ***'],
  ['My PASSWORD: sunshine', 'My PASSWORD: ***'],
  ['the pin is 4 4 2 1', 'the pin is ***'],
  ['PIN码 ①②③④', 'PIN码 ***'],
  ['密码是13812345678', '密码是***'],
])('a password never stays: %s', (said, left) => {
  const { text, masked } = maskSecrets(said)
  expect(text.replaceAll('：', ':')).toBe(left)
  expect(masked).toEqual([{ kind: 'password', count: 1 }])
})

test.each([
  ['验证码123456', '验证码***'],
  ['验证码是 12 34 56', '验证码是 ***'],
  ['短信验证码我收到了，是834512', '短信验证码我收到了，是***'],
  ['驗證碼：８３４５１２', '驗證碼：***'],
  ['动态码幺二三四五六', '动态码***'],
  ['834512是验证码', '***是验证码'],
  ['我把验证码发给他了 778899', '我把验证码发给他了 ***'],
  ['the OTP is 55-44-33', 'the OTP is ***'],
  ['verification code: 9981', 'verification code: ***'],
  ['his one-time passcode was 443322', 'his one-time passcode was ***'],
])('a one-time code never stays: %s', (said, left) => {
  const { text, masked } = maskSecrets(said)
  expect(text).toBe(left)
  expect(masked).toEqual([{ kind: 'one-time-code', count: 1 }])
})

test.each([
  ['CVV 123', 'CVV ***'],
  ['cvv2是1 2 3', 'cvv2是***'],
  ['安全码：９８７', '安全码：***'],
  ['卡背面后三位是三二一', '卡背面后三位是***'],
  ['信用卡有效期 08/27', '信用卡有效期 ***'],
  ['security code 4432', 'security code ***'],
  ['CVC码456', 'CVC码***'],
])('a card verification value never stays: %s', (said, left) => {
  const { text, masked } = maskSecrets(said)
  expect(text).toBe(left)
  expect(masked).toEqual([{ kind: 'card-verification', count: 1 }])
})

test.each([
  '验证码收不到，打95599也没人接',
  '我手机13812345678收不到验证码',
  '验证码发到13812345678了',
  '收到验证码后卡里少了5000元',
  '输入验证码以后被扣5000',
  '尾号1234的卡密码忘了',
  '密码输错3次被锁了，什么时候解锁',
  '忘记密码怎么办',
  '2024-05-06 10:20 收到验证码短信',
  '我没有收到验证码，2024年5月6号转的20000元',
  '动态密码锁到期了，要换一个',
  '密码是6位数字的吗',
  '安全码在哪里看',
  'my password is wrong and I cannot log in',
  'I was asked for my PIN 3 times on 12/05/2023',
  'they charged me $5,000 after the verification code arrived',
  '身份证有效期到2027年3月5日',
  '退了800多块，单号 6222021234567890123',
])('what is no secret stays as it was said: %s', (said) => {
  expect(maskSecrets(said)).toEqual({ text: said, masked: [] })
})

test('several secrets in one message are counted by kind', () => {
  const { text, masked } = maskSecrets('卡号6222021234567890123，密码是123456，CVV 999，验证码 445566，新密码是654321')
  expect(text).toBe('卡号6222021234567890123，密码是***，CVV ***，验证码 ***，新密码是***')
  expect(masked).toEqual(
    expect.arrayContaining([
      { kind: 'password', count: 2 },
      { kind: 'card-verification', count: 1 },
      { kind: 'one-time-code', count: 1 },
    ]),
  )
})

test('however a six-digit code is spaced and written, it never stays behind its word', () => {
  const cue = fc.constantFrom('密码是', '密码：', '验证码', '验证码是', '動態碼 ', 'OTP ', 'password is ')
  const gap = fc.constantFrom('', ' ', '-', '\u200b', '　')
  const style = fc.constantFrom(0, 0xff10 - 0x30)
  const code = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(cue, gap, style, code, (word, between, shift, digits) => {
      const written = digits.map((digit) => String.fromCharCode(0x30 + digit + shift)).join(between)
      const { text } = maskSecrets(`你好，${word}${written}，谢谢`)
      expect(text).not.toContain(written)
      expect(text).toContain('谢谢')
    }),
  )
})

test('masking what is masked changes nothing', () => {
  const once = maskSecrets('密码是123456，验证码445566').text
  expect(maskSecrets(once)).toEqual({ text: once, masked: [] })
})

test.each([
  ['打我电话13812345678', '打我电话138****5678'],
  ['电话 138-1234-5678', '电话 138****5678'],
  ['身份证11010519900307123X', '身份证****123X'],
  ['卡号 6222 0212 3456 7890 123', '卡号 ****0123'],
  ['卡号６２２２０２１２３４５６７８９０１２３', '卡号****0123'],
  ['信箱 zhang.san@example.com', '信箱 z***@example.com'],
  ['转了50000元，2024-05-06，尾号1234', '转了50000元，2024-05-06，尾号1234'],
])('on the screen %s reads %s', (said, shown) => {
  expect(maskPersonal(said)).toBe(shown)
})
