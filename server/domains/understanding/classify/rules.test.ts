import { expect, test } from 'vitest'
import { idsOf, understand } from './rules.ts'

test.each([
  ['卡丢了咋整', 'card.lost'],
  ['張卡唔見咗點算', 'card.lost'],
  ['ATM把我的卡吞了怎么拿回来', 'card.replace'],
  ['手机银行登不上去怎么回事', 'ebank.access'],
  ['跨行转账要收手续费吗', 'fee'],
  ['转账转错人了能追回吗', 'transfer.status'],
  ['房贷提前还款要违约金吗', 'mortgage'],
  ['我要投诉柜员', 'complaint'],
  ['今天天气怎么样', 'out_of_scope'],
  ['我没丢卡，就问问挂失收费吗', 'fee'],
  ['I lost my card, please block it', 'card.lost'],
])('%s asks for %s', (said, intent) => {
  expect(understand(said).intent.value).toBe(intent)
})

test('an angry complaint at the counter is seen as one, with its words', () => {
  const { business, nature, emotion, complaint } = understand('柜员態度太差了，翻白眼，我要投訴，必须道歉！！！')
  expect({
    business: business.value,
    nature: nature.value,
    emotion: emotion.value,
    complaint: complaint.value,
  }).toEqual({
    business: 'counter',
    nature: 'attitude',
    emotion: 'angry',
    complaint: true,
  })
  expect(nature.because.join()).toContain('態度')
})

test('every word of a reason stands in the text as the customer wrote it', () => {
  const said = '你们ＡＰＰ又登不上，轉賬轉不出去，急死了！！！！'
  const { business, nature, emotion, complaint, intent } = understand(said)
  for (const { because } of [business, nature, emotion, complaint, intent]) {
    expect(because.length).toBeGreaterThan(0)
    for (const words of because) expect(said).toContain(words)
  }
})

test('verdicts are ids of the taxonomy and confidences are shares', () => {
  for (const said of ['', '。', 'asdf', '卡', '好的', 'x'.repeat(50_000)]) {
    const { business, nature, emotion, intent } = understand(said)
    expect(idsOf('business')).toContain(business.value)
    expect(idsOf('nature')).toContain(nature.value)
    expect(idsOf('emotion')).toContain(emotion.value)
    expect(idsOf('intents')).toContain(intent.value)
    expect(intent.confidence).toBeGreaterThanOrEqual(intent.second.confidence)
    expect(intent.confidence).toBeLessThanOrEqual(1)
  }
})

test('one star leans a flat text away from calm', () => {
  const flat = '办完了'
  expect(['angry', 'disappointed']).toContain(understand(flat, { rating: 1 }).emotion.value)
})

test('what is urgent says why', () => {
  expect(understand('卡被偷了正在被刷').urgency).toMatchObject({ value: 'card-theft' })
  expect(understand('积分怎么兑换').urgency).toBeUndefined()
})
