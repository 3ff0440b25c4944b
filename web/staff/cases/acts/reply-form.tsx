import { StopOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { replyToCase } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { useCodeWords } from '../../../ui/refusal-words.ts'
import { WayField } from '../../../ui/way-field.tsx'
import type { ActProps } from './act-props.ts'
import styles from './reply-form.module.css'
import { messagesOf } from './text-messages.ts'

const ways = ['sms', 'phone'] as const
type Fields = { way: (typeof ways)[number]; text: string }

/** The reply, and before it is written in vain, everything that still holds it back (4.3, 2.2.2). */
export function ReplyForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const held = current.replyHeldBy
  return (
    <>
      <HeldBack codes={held} />
      <ActForm
        endpoint={replyToCase}
        draft={`reply.${current.id}`}
        start={{ way: 'sms' }}
        input={(fields: Fields) => ({ id: current.id, ...fields })}
        done={done}
        cancel={cancel}
        submit={t('reply.submit')}
        isHeld={held.length > 0}
      >
        {({ way, text }) => (
          <>
            <WayField ways={ways} />
            <Form.Item
              name="text"
              label={t('reply.text')}
              extra={
                <span className={styles.below}>
                  <Skeleton />
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
              />
            </Form.Item>
          </>
        )}
      </ActForm>
    </>
  )
}

function HeldBack({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('acts')
  const words = useCodeWords()
  if (codes.length === 0) return null
  return (
    <div className={styles.held} role="status">
      <strong>
        <StopOutlined /> {t('reply.held')}
      </strong>
      <ul>
        {codes.map((code) => (
          <li key={code}>{words(code)}</li>
        ))}
      </ul>
    </div>
  )
}

/** Chapter 7: a reply states the facts, the basis and the further remedies. */
function Skeleton() {
  const { t } = useTranslation('acts')
  const form = Form.useFormInstance<Fields>()
  const insert = () =>
    form.setFieldValue('text', [form.getFieldValue('text'), t('reply.skeleton')].filter(Boolean).join('\n'))
  return (
    <Button size="small" type="link" onClick={insert} className={styles.skeleton ?? ''}>
      {t('reply.useSkeleton')}
    </Button>
  )
}
