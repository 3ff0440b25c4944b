import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'

export function CasePage() {
  const { t } = useTranslation('cases')
  return <Page title={t('title')}>{null}</Page>
}
