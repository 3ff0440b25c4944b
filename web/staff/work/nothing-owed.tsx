import { CheckOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../lib/me.tsx'
import { State } from '../../ui/state.tsx'

export function NothingOwed({ scope }: { scope: 'mine' | 'unit' }) {
  const { t } = useTranslation('work')
  const mayRead = useMay('case.read')
  return (
    <State
      sign={<CheckOutlined />}
      title={t(`empty.${scope}`)}
      says={t(`empty.${scope}Says`)}
      action={mayRead && scope === 'mine' && <Link to="/cases?queue=unowned">{t('empty.toUnowned')}</Link>}
    />
  )
}
