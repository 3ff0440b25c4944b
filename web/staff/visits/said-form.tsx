import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FeedbackReceipt } from '#contract/feedback.ts'
import type { UploadedFile } from '#contract/files.ts'
import { forgetDraft, keepDraft, readDraft } from '../../lib/draft.ts'
import { useWord } from '../../lib/use-word.ts'
import { UploadField } from '../../ui/files/upload-field.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import styles from './visits.module.css'

type Fields = { text?: string; photos?: UploadedFile[] }
type Props = {
  draft: string
  say: (said: { text: string; attachments: string[] }) => void
  receipt: FeedbackReceipt | undefined
  end?: (() => void) | undefined
  isHeld?: boolean
  children?: ReactNode
}

const heardOrSeen = ['image', 'audio'] as const

/** The customer's words, kept while they are written, and what became of the last ones. */
export function SaidForm({ draft, say, receipt, end, isHeld = false, children }: Props) {
  const { t } = useTranslation('visits')
  const word = useWord()
  const [form] = Form.useForm<Fields>()
  const [start] = useState(() => readDraft<Fields>(draft))
  const finish = ({ text = '', photos = [] }: Fields) => {
    say({ text, attachments: photos.map(({ ticket }) => ticket) })
    forgetDraft(draft)
    form.setFieldsValue({ text: '', photos: [] })
  }
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onValuesChange={(_, all) => keepDraft(draft, { text: all.text })}
      onFinish={finish}
    >
      {children}
      <Form.Item
        name="text"
        label={t('said')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('saidMissing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={8000} placeholder={t('saidHint')} />
      </Form.Item>
      <Form.Item name="photos" label={t('photos')}>
        <UploadField hasRecorder kinds={heardOrSeen} />
      </Form.Item>
      <div className={styles.line}>
        <Button type="primary" size="large" htmlType="submit" disabled={isHeld}>
          {t('record')}
        </Button>
        {end && (
          <Button size="large" onClick={end}>
            {t('end')}
          </Button>
        )}
        {receipt && (
          <span className={styles.line} role="status">
            {t('recorded')}
            {receipt.caseId && <Link to={`/cases/${receipt.caseId}`}>{receipt.caseNumber}</Link>}
            {receipt.grade && <GradeBadge grade={receipt.grade} />}
            <span className={styles.faint}>
              {word('business', receipt.classification.business.value)} ·{' '}
              {word('nature', receipt.classification.nature.value)}
            </span>
          </span>
        )}
      </div>
    </Form>
  )
}
