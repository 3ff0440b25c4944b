import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { TextBlockButton } from '../../text-blocks/text-block-button.tsx'
import { useSlash } from '../../text-blocks/use-slash.ts'
import styles from './reply-form.module.css'
import { messagesOf } from './text-messages.ts'

type Fields = { text?: string }

/** What the customer is told: from text blocks, from the outline of chapter 7, or freely. */
export function ReplyText({ caseId, way, text = '' }: { caseId: string; way: string | undefined; text?: string }) {
  const { t } = useTranslation('acts')
  const form = Form.useFormInstance<Fields>()
  const slash = useSlash()
  const insert = (words: string) =>
    form.setFieldValue('text', [form.getFieldValue('text'), words].filter(Boolean).join('\n'))
  return (
    <Form.Item
      name="text"
      label={t('reply.text')}
      extra={
        <span className={styles.below}>
          <TextBlockButton caseId={caseId} text={text} isOpen={slash.isOpen} setOpen={slash.setOpen} insert={insert} />
          <Button
            size="small"
            type="link"
            onClick={() => insert(t('reply.skeleton'))}
            className={styles.skeleton ?? ''}
          >
            {t('reply.useSkeleton')}
          </Button>
          {way === 'sms' && text && <span>{t('reply.messages', { count: messagesOf(text) })}</span>}
        </span>
      }
      rules={[{ required: true, whitespace: true, min: 4, message: t('reply.missing') }]}
    >
      <Input.TextArea
        autoSize={{ minRows: 4, maxRows: 10 }}
        maxLength={500}
        showCount
        placeholder={t('reply.hint')}
        onKeyDown={slash.pressed}
      />
    </Form.Item>
  )
}
