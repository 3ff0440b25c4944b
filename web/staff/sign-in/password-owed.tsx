import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeOwnPassword } from '#contract/people.ts'
import { useAct } from '../../lib/ask.ts'
import { Page } from '../../ui/page.tsx'
import { Refused } from '../../ui/refused.tsx'
import styles from '../administration/administration.module.css'

type Fields = { was: string; becomes: string }

/** Nothing else is open until the password that an administrator made was changed. What is typed here is kept nowhere. */
export function PasswordOwed() {
  const { t } = useTranslation('administration')
  const act = useAct(changeOwnPassword)
  return (
    <Page title={t('password.title')}>
      <div className={styles.card} style={{ maxWidth: 480 }}>
        <p className={styles.says}>{t('password.says')}</p>
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => act.mutate(fields)}>
          <Form.Item name="was" label={t('password.was')} rules={[{ required: true, message: t('required') }]}>
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Form.Item
            name="becomes"
            label={t('password.becomes')}
            rules={[{ required: true, min: 12, message: t('password.short') }]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
          <Refused error={act.error} />
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t('password.submit')}
          </Button>
        </Form>
      </div>
    </Page>
  )
}
