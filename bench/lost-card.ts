import { understand } from '#domains/understanding/classify/rules.ts'
import { printWhenRun, rounded, rulerRows } from './measure.ts'

/** Written here: how regions say that a card is gone (manual 5.1.2). */
const colloquial = [
  '卡丢了咋整',
  '俺那卡找不着了',
  '张卡唔見咗點算',
  '卡遭我搞落了咋个办',
  '我嘅銀行卡唔見咗',
  '卡莫得了',
  '银行卡整没了咋办呐',
  '咔丢了',
  '卡掉咯啷个办',
  '卡不晓得搞哪去了',
  '银行卡让人偷了',
  '钱包丢了卡也没了',
  '卡弄丢哩咋弄',
  '卡冇咗',
  '我卡打失了',
  '哎呀妈呀卡没影了',
  '工资卡落出租车上了',
  '卡忘在取款机里让人拿走了',
  '存折找不到了怎么办',
  'i lost my card',
  'my bank card is missing',
  '卡跌咗喺邊度補',
  '卡寻不到了，阿拉要挂失',
  '卡卦失咋弄',
  '信用卡不见了，先给我停了',
  '银行卡丢失怎么补办',
]

/** The file holds some false positives of its making (a phone lost, money gone), so its share is read against nine tenths of the true ones. */
export function bench() {
  const isLost = (text: string) => understand(text).intent.value === 'card.lost'
  const share = (texts: readonly string[]) => rounded(texts.filter(isLost).length / texts.length)
  const rows = rulerRows<{ utterance: string }>('lost-card.tsv')
  return {
    bench: 'lost-card',
    colloquial: share(colloquial),
    ...(rows ? { file: share(rows.map(({ utterance }) => utterance)) } : { skipped: true }),
  }
}

printWhenRun(import.meta, bench)
