import { CompassOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { State } from '../../ui/state.tsx'

export function LostPage() {
  const { t } = useTranslation('shell')
  return (
    <State
      isPage
      sign={<CompassOutlined />}
      title={t('lost.title')}
      says={t('lost.says')}
      action={<Link to="/work">{t('lost.home')}</Link>}
    />
  )
}
