import { statSync } from 'node:fs'
import { modelFile } from '#domains/understanding/words.ts'
import { rounded } from './measure.ts'

const messages = [
  '卡丢了咋整',
  '柜员态度太差了，翻白眼，我要投诉，必须道歉！！！',
  '手机银行今天一直登不上去，急着给房东转房租，客服电话打了半小时都是占线，你们到底能不能解决？',
  '我妈去存定期，被你们客户经理忽悠买了五年的分红险，当时说跟存款一样随时能取，现在急用钱去取，说退保要亏八千多。老人家气得血压都上来了，要求全额退款并给个书面答复，否则向银保监会投诉。'.repeat(
    2,
  ),
  'I was charged an overdraft fee three times in one week although my deposit was pending. I called customer service twice and was hung up on.',
]
const ROUNDS = 2000

/** Everything that happens to one message at the intake door: masking, understanding, likeness and its index keys. */
export async function bench() {
  const began = performance.now()
  const [{ understand }, { maskSecrets }, { bandKeys, fingerprint }] = await Promise.all([
    import('#domains/understanding/classify/rules.ts'),
    import('#domains/understanding/mask/rules.ts'),
    import('#domains/understanding/likeness/rules.ts'),
  ])
  const loadMilliseconds = Math.round(performance.now() - began)
  const takeIn = (said: string) => {
    const { text } = maskSecrets(said)
    return { understanding: understand(text), keys: bandKeys(fingerprint(text)) }
  }
  for (let round = 0; round < ROUNDS / 4; round += 1) for (const said of messages) takeIn(said)
  const taken: number[] = []
  const started = performance.now()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const said of messages) {
      const before = performance.now()
      takeIn(said)
      taken.push(performance.now() - before)
    }
  }
  const seconds = (performance.now() - started) / 1000
  taken.sort((a, b) => a - b)
  return {
    bench: 'understand-speed',
    p50Milliseconds: rounded(taken[Math.floor(taken.length / 2)] as number),
    p99Milliseconds: rounded(taken[Math.floor(taken.length * 0.99)] as number),
    messagesPerSecond: Math.round(taken.length / seconds),
    loadMilliseconds,
    modelMegabytes: rounded(statSync(modelFile).size / 1e6, 2),
    memoryMegabytes: Math.round(process.memoryUsage().rss / 1e6),
  }
}

if (import.meta.main) console.log(JSON.stringify(await bench()))
