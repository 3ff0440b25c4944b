import { DisconnectOutlined, LockOutlined, SearchOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { CallRefused } from '#contract/call.ts'
import { useRefusalWords } from './refusal-words.ts'
import { State } from './state.tsx'

/** What went wrong with a whole place: no permission, not there, no answer, or a fault of ours; each with its own way on. */
export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation('ui')
  const words = useRefusalWords()
  const status = error instanceof CallRefused ? error.status : undefined
  const retry = again && <Button onClick={again}>{t('failure.again')}</Button>
  if (status === 403) return <State sign={<LockOutlined />} title={t('failure.forbidden')} says={words(error)} />
  if (status === 404)
    return (
      <State sign={<SearchOutlined />} title={t('failure.notFound')} says={t('failure.notFoundSays')} action={retry} />
    )
  if (error instanceof TypeError)
    return (
      <State
        sign={<DisconnectOutlined />}
        title={t('failure.offline')}
        says={t('failure.offlineSays')}
        action={retry}
      />
    )
  return <State sign={<WarningOutlined />} title={t('failure.fault')} says={words(error)} action={retry} />
}
