import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../ui/refused.tsx'
import styles from './second-step.module.css'

type Props = {
  submit: string
  isPending: boolean
  error: unknown
  send: (code: string) => void
  allowsRecovery?: boolean
}

/** One code: six figures, typed or pasted; sent by itself when they are complete. A recovery code on demand. */
export function CodeForm({ submit, isPending, error, send, allowsRecovery = false }: Props) {
  const { t } = useTranslation('account')
  const [isRecovery, setRecovery] = useState(false)
  const [form] = Form.useForm<{ code: string }>()
  const typed = (text: string) => {
    if (!isRecovery && /^\s*(\d\s*){6}$/.test(text) && !isPending) send(text)
  }
  const turn = () => {
    form.resetFields()
    setRecovery(!isRecovery)
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} size="large" onFinish={({ code }) => send(code)}>
      <Form.Item
        name="code"
        label={isRecovery ? t('step.recoveryCode') : t('step.code')}
        extra={isRecovery ? t('step.recoverySays') : undefined}
        rules={[{ required: true, whitespace: true, min: 6, message: t('step.codeMissing') }]}
      >
        <Input
          key={String(isRecovery)}
          className={styles.code ?? ''}
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          autoFocus
          onChange={(event) => typed(event.target.value)}
        />
      </Form.Item>
      <Refused error={error} />
      <Button type="primary" htmlType="submit" block loading={isPending}>
        {submit}
      </Button>
      {allowsRecovery && (
        <Button type="link" block onClick={turn}>
          {isRecovery ? t('step.useCode') : t('step.useRecovery')}
        </Button>
      )}
    </Form>
  )
}
