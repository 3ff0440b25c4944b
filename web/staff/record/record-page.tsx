import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { BoxEmptying } from '#contract/boxes.ts'
import type { FeedbackReceipt } from '#contract/feedback.ts'
import { listUnits } from '#contract/identity.ts'
import { useAsk } from '../../lib/ask.ts'
import { keptChoice } from '../../lib/kept-choice.ts'
import { manualWords } from '../../lib/manual-words.ts'
import { useMe } from '../../lib/me.tsx'
import { useWord } from '../../lib/use-word.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { UnitSelect } from '../../ui/unit-select.tsx'
import { BoxBar } from './box-bar.tsx'
import { ReceiptPanel } from './receipt-panel.tsx'
import styles from './record-page.module.css'
import { SlipForm } from './slip-form.tsx'

/** The outlet whose papers lie on this desk is the same tomorrow. */
const keptOutlet = (units: readonly { id: string }[], mine: string) =>
  keptChoice<string>('bihuan.record.outlet', [mine, ...units.map(({ id }) => id)])
const byHand = manualWords.channels.filter((channel) => channel.byHand).map(({ id }) => id)

/** Whatever a customer left on paper or said at the counter, entered fast and by keys alone (4.1.1). */
export function RecordPage() {
  const { t } = useTranslation('record')
  const units = useAsk(listUnits, {}, { staleMilliseconds: 10 * 60_000 }).data
  return <Page title={t('title')}>{units ? <Entry units={units} /> : <Loading />}</Page>
}

function Entry({ units }: { units: readonly { id: string; code: string }[] }) {
  const { t } = useTranslation('record')
  const word = useWord()
  const me = useMe()
  const [query, setQuery] = useSearchParams()
  const [kept] = useState(() => keptOutlet(units, me.unit.id))
  const [unitId, setUnitId] = useState(() => kept.read())
  const [emptying, setEmptying] = useState<BoxEmptying>()
  const [receipt, setReceipt] = useState<FeedbackReceipt>()
  const channel = byHand.find((id) => id === query.get('channel')) ?? byHand[0] ?? 'suggestion-box'
  const outlet = units.find(({ id }) => id === unitId)?.code ?? me.unit.code
  const isBox = channel === 'suggestion-box'
  const pile = emptying?.unit.id === unitId && emptying.enteredCount < emptying.slipCount ? emptying : undefined
  const choose = (id: string) => {
    kept.choose(id)
    setUnitId(id)
    setEmptying(undefined)
  }
  return (
    <>
      <div className={styles.bar}>
        <Segmented
          value={channel}
          onChange={(value) => setQuery({ channel: value }, { replace: true })}
          options={byHand.map((id) => ({ value: id, label: word('channels', id) }))}
        />
        <UnitSelect value={unitId} onChange={choose} className={styles.unit ?? ''} aria-label={t('outlet')} />
      </div>
      {isBox && <BoxBar unitId={unitId} outlet={outlet} emptying={emptying} choose={setEmptying} />}
      <div className={styles.columns}>
        {isBox && !pile ? (
          <p className={styles.first}>{t('box.first')}</p>
        ) : (
          <SlipForm
            key={`${channel} ${outlet} ${pile?.id ?? ''}`}
            draft={`record.${channel}.${outlet}`}
            channel={channel}
            outlet={outlet}
            emptyingId={isBox ? pile?.id : undefined}
            done={(answer) => {
              setReceipt(answer)
              if (pile) setEmptying({ ...pile, enteredCount: pile.enteredCount + 1 })
            }}
          />
        )}
        <ReceiptPanel receipt={receipt} />
      </div>
    </>
  )
}
