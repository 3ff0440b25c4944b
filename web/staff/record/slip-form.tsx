import { CameraOutlined } from '@ant-design/icons'
import { Button, Form, Input, type InputRef, Rate } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordSlip } from '#contract/boxes.ts'
import { type FeedbackInput, type FeedbackReceipt, recordFeedback } from '#contract/feedback.ts'
import type { UploadedFile } from '#contract/files.ts'
import { useAct } from '../../lib/ask.ts'
import { forgetDraft, keepDraft, readDraft } from '../../lib/draft.ts'
import { isComposing } from '../../lib/keys.ts'
import { useSettled } from '../../lib/settled.ts'
import { UploadField } from '../../ui/files/upload-field.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Refused } from '../../ui/refused.tsx'
import { LikeHint } from './like-hint.tsx'
import styles from './slip-form.module.css'

type Slip = Omit<FeedbackInput, 'channel' | 'outlet'>
type Fields = {
  text?: string
  name?: string
  phone?: string
  customer?: string
  rating?: number
  photos?: UploadedFile[]
}
type Props = {
  draft: string
  channel: string
  outlet: string
  /** The pile that the slip belongs to; without one it goes by the open door. */
  emptyingId: string | undefined
  done: (receipt: FeedbackReceipt) => void
}

const onlyPictures = ['image'] as const

/** One slip: the words, and Ctrl+Enter; the next one lies under the hands at once. */
export function SlipForm({ draft, channel, outlet, emptyingId, done }: Props) {
  const { t } = useTranslation('record')
  const [form] = Form.useForm<Fields>()
  const [start] = useState(() => readDraft<Fields>(draft))
  const [fields, setFields] = useState<Fields>(start)
  const words = useRef<InputRef>(null)
  const finish = (receipt: FeedbackReceipt) => {
    forgetDraft(draft)
    form.resetFields()
    form.setFieldsValue({ text: '', name: '', phone: '', customer: '', rating: 0, photos: [] })
    setFields({})
    words.current?.focus()
    done(receipt)
  }
  const open = useAct(recordFeedback, { done: finish })
  const slip = useAct(recordSlip, { done: finish })
  const isPending = open.isPending || slip.isPending
  useEffect(() => words.current?.focus(), [])
  const settled = useSettled(fields.text?.trim() ?? '', 600)

  const send = (all: Fields) => {
    const said = slipOf(all)
    if (emptyingId) slip.mutate({ id: emptyingId, ...said })
    else open.mutate({ ...said, channel, outlet })
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event.nativeEvent)) form.submit()
  }
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onValuesChange={(_, all) => {
        setFields(all)
        keepDraft(draft, { ...all, photos: [] })
      }}
      onFinish={(all) => !isPending && send(all)}
      onKeyDown={pressed}
      className={styles.form ?? ''}
    >
      <Form.Item name="text" label={t('text')} rules={[{ required: true, whitespace: true, message: t('missing') }]}>
        <Input.TextArea
          ref={words as never}
          autoSize={{ minRows: 5, maxRows: 12 }}
          maxLength={8000}
          placeholder={t('textHint')}
        />
      </Form.Item>
      <LikeHint text={settled} outlet={outlet} phone={fields.phone} />
      <div className={styles.row}>
        <Form.Item name="name" label={t('name')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('phone')}>
          <Input maxLength={30} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="customer" label={t('customer')}>
          <Input maxLength={40} inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </div>
      <div className={styles.row}>
        <Form.Item name="rating" label={t('rating')}>
          <Rate />
        </Form.Item>
        <Form.Item
          name="photos"
          label={
            <>
              <CameraOutlined /> {t('photo')}
            </>
          }
        >
          <UploadField kinds={onlyPictures} label={t('addPhoto')} />
        </Form.Item>
      </div>
      <Refused error={open.error ?? slip.error} />
      <Button type="primary" htmlType="submit" size="large" loading={isPending}>
        {t('submit')} <KeyCap>Ctrl+Enter</KeyCap>
      </Button>
    </Form>
  )
}

/** What was left empty is not sent: a customer without a name stays one. */
function slipOf({ text = '', name, phone, customer, rating, photos }: Fields): Slip {
  const contact = { ...(name?.trim() && { name }), ...(phone?.trim() && { phone }) }
  return {
    text,
    language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    ...(rating && { rating }),
    ...(customer?.trim() && { customer: customer.trim() }),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(photos && photos.length > 0 && { attachments: photos.map(({ ticket }) => ticket) }),
  }
}
