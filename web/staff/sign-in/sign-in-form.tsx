import { LockOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me, SecondStep } from '#contract/identity.ts'
import { Refused } from '../../ui/refused.tsx'
import { useSignIn } from './use-session.ts'

type Fields = { login: string; password: string }
type Props = { login?: string; done: (me: Me) => void; owes: (step: SecondStep) => void }

/** `login` is fixed where a session goes on: the same person signs in again. */
export function SignInForm({ login, done, owes }: Props) {
  const { t } = useTranslation('shell')
  const [form] = Form.useForm<Fields>()
  const signIn = useSignIn({ done, owes })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      size="large"
      initialValues={{ login: login ?? '' }}
      onFinish={(fields: Fields) => signIn.mutate({ login: fields.login.trim(), password: fields.password })}
    >
      <Form.Item
        name="login"
        label={t('signIn.login')}
        rules={[{ required: true, whitespace: true, message: t('signIn.loginMissing') }]}
      >
        <Input
          prefix={<UserOutlined />}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={!login}
          disabled={login !== undefined}
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.passwordMissing') }]}
      >
        <Input.Password prefix={<LockOutlined />} autoComplete="current-password" autoFocus={login !== undefined} />
      </Form.Item>
      <Refused error={signIn.error} />
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  )
}
