import { expect, test } from 'vitest'
import { normalise } from '../normalise/rules.ts'
import { urgencyOf } from './rules.ts'

const kindsIn = (text: string) => urgencyOf(normalise(text)).map(({ kind }) => kind)

test.each([
  ['我卡被偷了，短信一直来消费提醒', 'card-theft'],
  ['卡丢了，刚才有人在刷我的卡，快冻结！', 'card-theft'],
  ['My card was stolen and there are transactions on it', 'card-theft'],
  ['刚刚把驗證碼告诉骗子了，钱正在往外转', 'fraud-in-progress'],
  ['对方让我把钱转到安全账户，还要共享屏幕', 'fraud-in-progress'],
  ['你们手机银行是不是崩了', 'system-failure'],
  ['全城的ATM都瘫痪了', 'system-failure'],
  ['the app has been down since morning', 'system-failure'],
  ['钱全没了，我不想活了', 'self-harm'],
  ['再不解决我就去砸了你们网点', 'threat'],
  ['明天我就找记者曝光你们', 'media-exposure'],
])('%s cannot wait: %s', (said, kind) => {
  expect(kindsIn(said)).toContain(kind)
})

test.each([
  '我没丢卡，就问问挂失收费吗',
  '万一卡丢了怎么办理挂失',
  '定期也叫死期吧，利息多少',
  '怎么防止盗刷',
  '排队两个小时，柜员态度很差',
  '笑死我了，这活动',
  '信用卡积分怎么换礼品',
])('%s can wait', (said) => {
  expect(urgencyOf(normalise(said))).toEqual([])
})

test('a life comes before a card', () => {
  expect(kindsIn('卡被偷了钱都没了我想自杀')).toEqual(['self-harm', 'card-theft'])
})
