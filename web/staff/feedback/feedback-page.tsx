import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'

export function FeedbackPage() {
  const { t } = useTranslation('feedback')
  return <Page title={t('title')}>{null}</Page>
}
