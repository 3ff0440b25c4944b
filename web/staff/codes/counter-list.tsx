import { ShopOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { listCounters } from '#contract/codes.ts'
import { listEvaluators } from '#contract/evaluators.ts'
import { useAsk } from '../../lib/ask.ts'
import { useMay } from '../../lib/me.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import sheet from '../../ui/sheet.module.css'
import { State } from '../../ui/state.tsx'
import styles from './codes.module.css'
import { CounterRow } from './counter-row.tsx'
import { OpenCounter } from './open-counter.tsx'
import { useCodesAddress } from './use-codes-address.ts'

/** The counters of my part of the bank: who serves at each, and how its evaluator does. */
export function CounterList() {
  const { t } = useTranslation('codes')
  const { of } = useCodesAddress()
  const counters = useAsk(listCounters, of, { keepsPrevious: true })
  const evaluators = useAsk(listEvaluators, of, { everyMilliseconds: 30_000, keepsPrevious: true })
  const mayManage = useMay('code.manage')
  const error = counters.error ?? evaluators.error
  if (error && !(counters.data && evaluators.data)) return <Failure error={error} again={counters.refetch} />
  if (!counters.data || !evaluators.data) return <Loading lines={6} />
  const devices = evaluators.data.items
  return (
    <>
      {mayManage && (
        <div className={styles.tools}>
          <OpenCounter />
        </div>
      )}
      {counters.data.items.length === 0 ? (
        <State sign={<ShopOutlined />} title={t('counters.none')} says={t('counters.noneSays')} />
      ) : (
        <ul className={sheet.sheet}>
          {counters.data.items.map((counter) => (
            <CounterRow
              key={counter.id}
              counter={counter}
              evaluators={devices.filter(({ counterId, revokedAt }) => counterId === counter.id && revokedAt === null)}
              mayManage={mayManage}
            />
          ))}
        </ul>
      )}
    </>
  )
}
