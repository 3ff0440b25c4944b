import { EyeOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unmaskContact, unmaskCustomer } from '#contract/customers.ts'
import { useChoices } from '../../../lib/use-word.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import styles from './masked-value.module.css'

type Field = 'name' | 'phone' | 'idNumber'
type Props = { field: Field; masked: string; caseId: string; customerId: string | null; mayUnmask: boolean }

// Long enough to dial a number, short enough that it does not stand on an unwatched screen.
const shownMilliseconds = 60_000

export function MaskedValue({ field, masked, caseId, customerId, mayUnmask }: Props) {
  const { t } = useTranslation('cases')
  const [isOpen, setOpen] = useState(false)
  const [value, setValue] = useState<string | null>(null)
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => setValue(null), shownMilliseconds)
    return () => clearTimeout(timer)
  }, [value])
  const done = (answer: { value: string | null }) => {
    setValue(answer.value)
    setOpen(false)
  }
  return (
    <>
      <dt>{t(`customer.${field}`)}</dt>
      <dd>
        <span className={value === null ? undefined : styles.whole}>{value ?? masked}</span>
        {/* The reason was for this screen and this minute: paper stays, and stays masked. */}
        {value !== null && <span className={styles.printed}>{masked}</span>}
        {mayUnmask && value === null && masked.includes('*') && (
          <Popover
            trigger="click"
            placement="bottomRight"
            open={isOpen}
            onOpenChange={setOpen}
            title={t('customer.unmask')}
            content={<Reason field={field} caseId={caseId} customerId={customerId} done={done} />}
            destroyOnHidden
          >
            <Button
              type="text"
              size="small"
              icon={<EyeOutlined />}
              aria-label={t('customer.unmaskField', { field: t(`customer.${field}`) })}
            />
          </Popover>
        )}
      </dd>
    </>
  )
}

type ReasonProps = Pick<Props, 'field' | 'caseId' | 'customerId'> & { done: (answer: { value: string | null }) => void }

function Reason({ field, caseId, customerId, done }: ReasonProps) {
  const { t } = useTranslation('cases')
  const usual = useChoices('unmaskReasons')
  const shared = {
    draft: `unmask.${caseId}.${field}`,
    done,
    says: t('customer.unmaskSays'),
    submit: t('customer.show'),
  }
  return (
    <div className={styles.reason}>
      {customerId !== null ? (
        <ActForm
          {...shared}
          endpoint={unmaskCustomer}
          input={({ reason }: { reason: string }) => ({ id: customerId, field, reason })}
        >
          <ReasonField usual={usual} />
        </ActForm>
      ) : (
        <ActForm
          {...shared}
          endpoint={unmaskContact}
          input={({ reason }: { reason: string }) => ({
            id: caseId,
            field: field === 'name' ? ('name' as const) : ('phone' as const),
            reason,
          })}
        >
          <ReasonField usual={usual} />
        </ActForm>
      )}
    </div>
  )
}
