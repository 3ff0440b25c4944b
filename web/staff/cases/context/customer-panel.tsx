import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { useMay } from '../../../lib/me.tsx'
import { useWord } from '../../../lib/use-word.ts'
import { Badge } from '../../../ui/badge.tsx'
import { MaskedValue } from './masked-value.tsx'
import styles from './panel.module.css'
import { Panel } from './panel.tsx'

const fields = ['name', 'phone', 'idNumber'] as const

/** The customer, masked; a whole value is shown against a reason, and the look is on the ledger (chapter 7). */
export function CustomerPanel({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const word = useWord()
  const mayUnmask = useMay('customer.unmask')
  const { customer } = current
  const known = fields.filter((field) => customer[field] !== null)
  return (
    <Panel
      title={t('customer.title')}
      beside={customer.isElderly && <Badge look="warn">{t('customer.elderly')}</Badge>}
    >
      {known.length === 0 && customer.number === null ? (
        <p className={styles.soft}>{t('customer.unknown')}</p>
      ) : (
        <dl className={styles.facts}>
          {known.map((field) => (
            <MaskedValue
              key={field}
              field={field}
              masked={customer[field] ?? ''}
              caseId={current.id}
              customerId={customer.id}
              mayUnmask={mayUnmask}
            />
          ))}
          {customer.number && (
            <>
              <dt>{t('customer.number')}</dt>
              <dd>{customer.number}</dd>
            </>
          )}
          <dt>{t('customer.tier')}</dt>
          <dd>{word('tier', customer.tier)}</dd>
          {customer.products.length > 0 && (
            <>
              <dt>{t('customer.products')}</dt>
              <dd>{customer.products.map((product) => word('business', product)).join(t('customer.comma'))}</dd>
            </>
          )}
        </dl>
      )}
    </Panel>
  )
}
