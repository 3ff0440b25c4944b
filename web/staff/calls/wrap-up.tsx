import { Button, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CallDesk, type CallOutcome, wrapUpCall } from '#contract/calls.ts'
import { useAct } from '../../lib/ask.ts'
import { isComposing } from '../../lib/keys.ts'
import { Refused } from '../../ui/refused.tsx'
import styles from './wrap-up.module.css'

const outcomes = ['complaint', 'enquiry', 'linked', 'answered', 'dropped', 'wrong-number'] as const

/** What the call came to, as it stands already: a key ends it, another one changes it. */
function usualOutcome({ cases, earlier }: CallDesk): CallOutcome {
  const opened = cases.find(({ kind }) => kind === 'opened')
  if (!opened) return cases.length > 0 ? 'linked' : 'answered'
  return earlier.find(({ caseId }) => caseId === opened.caseId)?.isComplaint === false ? 'enquiry' : 'complaint'
}

type Props = { call: CallDesk; notes: string; close: () => void }

export function WrapUp({ call, notes, close }: Props) {
  const { t } = useTranslation('calls')
  const [outcome, setOutcome] = useState<CallOutcome>(() => usualOutcome(call))
  const form = useRef<HTMLFormElement>(null)
  const wrapUp = useAct(wrapUpCall)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [])
  const end = () => !wrapUp.isPending && wrapUp.mutate({ id: call.id, outcome, notes })
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t('wrapUp.title')}
      onSubmit={(event) => {
        event.preventDefault()
        end()
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'Escape') close()
        // A radio does not send its form; here it does.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) end()
      }}
    >
      <h2 className={styles.title}>{t('wrapUp.title')}</h2>
      <Radio.Group
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as CallOutcome)}
        options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
      />
      <Refused error={wrapUp.error} />
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={wrapUp.isPending}>
          {t('wrapUp.end')}
        </Button>
        <Button onClick={close}>{t('wrapUp.back')}</Button>
        <span className={styles.hint}>{t('wrapUp.hint')}</span>
      </div>
    </form>
  )
}
