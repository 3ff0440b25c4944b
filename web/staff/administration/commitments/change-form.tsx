import { App, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { askCommitmentChange, type CommitmentNumbers } from '#contract/definitions.ts'
import { momentOf } from '../../../lib/moments.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import styles from '../administration.module.css'
import type { CommitmentDetail } from './commitment-page.tsx'

const units = ['elapsed-minutes', 'elapsed-hours', 'working-hours', 'working-days', 'calendar-days'] as const
const reaches = ['deputy', 'supervisor', 'service-department'] as const
type Fields = {
  amount?: number
  unit?: (typeof units)[number]
  warnings?: string[]
  escalation?: string[]
  atLeastPercent?: number
  source?: string
  from?: string
  reason: string
}

/** A step as the choice holds it: 80 supervisor. */
const steps = (escalation: NonNullable<CommitmentNumbers['escalation']>) =>
  escalation.map(({ percent, to }) => `${percent} ${to}`)

/** Asks for other numbers. Nothing changes until a second person has agreed; clocks that run keep their number. */
export function ChangeForm({ commitment }: { commitment: CommitmentDetail }) {
  const { t } = useTranslation('administration')
  const { message } = App.useApp()
  const numbers = commitment.versions[0]?.numbers ?? commitment.numbers
  const isTarget = commitment.kind === 'target'
  const input = (fields: Fields) => ({
    id: commitment.id,
    version: commitment.latestVersion,
    numbers: numbersOf(fields, isTarget),
    effectiveAt: fields.from ? momentOf(...(fields.from.split('T') as [string, string])) : null,
    reason: fields.reason,
  })
  return (
    <ActForm
      endpoint={askCommitmentChange}
      draft={`commitment.${commitment.id}.${commitment.latestVersion}`}
      start={{
        ...numbers.limit,
        ...(numbers.warnings && { warnings: numbers.warnings.map(String) }),
        ...(numbers.escalation && { escalation: steps(numbers.escalation) }),
        ...(numbers.atLeastPercent !== undefined && { atLeastPercent: numbers.atLeastPercent }),
        ...(numbers.source && { source: numbers.source }),
      }}
      input={input}
      done={() => void message.success(t('commitment.asked'))}
      says={t('commitment.changeSays')}
      submit={t('commitment.ask')}
    >
      {isTarget ? (
        <Form.Item name="atLeastPercent" label={t('commitment.percent')}>
          <InputNumber min={0} max={100} />
        </Form.Item>
      ) : (
        <LimitFields />
      )}
      <Form.Item
        name="source"
        label={t('commitment.source')}
        extra={commitment.basis === 'law' ? t('commitment.lawSays') : undefined}
      >
        <Input maxLength={400} />
      </Form.Item>
      <Form.Item name="from" label={t('commitment.from')} extra={t('commitment.fromSays')}>
        <Input type="datetime-local" />
      </Form.Item>
      <ReasonField />
    </ActForm>
  )
}

function numbersOf({ amount, unit, warnings, escalation, atLeastPercent, source }: Fields, isTarget: boolean) {
  const stated = source?.trim() ? { source } : {}
  if (isTarget) return { ...(atLeastPercent !== undefined && { atLeastPercent }), ...stated }
  return {
    ...(amount && unit && { limit: { amount, unit } }),
    ...(warnings && { warnings: warnings.map(Number).filter((percent) => percent >= 1 && percent <= 99) }),
    ...(escalation && { escalation: escalation.flatMap(readStep) }),
    ...stated,
  }
}

function readStep(text: string) {
  const [percent, to] = text.split(' ')
  const reached = reaches.find((reach) => reach === to)
  return reached && Number(percent) > 0 ? [{ percent: Number(percent), to: reached }] : []
}

function LimitFields() {
  const { t } = useTranslation('administration')
  const offered = [50, 80, 90, 100, 150, 200, 300].flatMap((percent) =>
    reaches.map((to) => ({ value: `${percent} ${to}`, label: `${percent}% ${t(`commitment.to.${to}`)}` })),
  )
  return (
    <>
      <div className={styles.fields}>
        <Form.Item name="amount" label={t('commitment.number')}>
          <InputNumber min={1} max={10_000} />
        </Form.Item>
        <Form.Item name="unit" label={t('commitment.unit')}>
          <Select options={units.map((value) => ({ value, label: t(`unitOfLimit.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="warnings" label={t('commitment.warnings')} extra={t('commitment.warningsSays')}>
        <Select mode="tags" options={['25', '50', '80', '90'].map((value) => ({ value, label: `${value}%` }))} />
      </Form.Item>
      <Form.Item name="escalation" label={t('commitment.escalation')}>
        <Select mode="multiple" options={offered} />
      </Form.Item>
    </>
  )
}
