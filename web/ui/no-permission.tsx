import { LockOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { State } from './state.tsx'

export function NoPermission() {
  const { t } = useTranslation('ui')
  return <State isPage sign={<LockOutlined />} title={t('failure.forbidden')} says={t('failure.forbiddenSays')} />
}
