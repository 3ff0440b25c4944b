import { CommentOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ListedFeedback } from '#contract/feedback.ts'
import { State } from '../../ui/state.tsx'
import styles from './feedback-page.module.css'
import { FeedbackRow } from './feedback-row.tsx'

type Props = {
  voices: readonly ListedFeedback[]
  openId: string | undefined
  search: string
  address: (id: string) => string
  isFiltered: boolean
  reset: () => void
  more: { has: boolean; isComing: boolean; ask: () => void }
}

export function FeedbackList({ voices, openId, search, address, isFiltered, reset, more }: Props) {
  const { t } = useTranslation('feedback')
  if (voices.length === 0)
    return (
      <State
        sign={<CommentOutlined />}
        title={isFiltered ? t('empty') : t('none')}
        says={isFiltered ? t('emptySays') : t('noneSays')}
        action={isFiltered && <Button onClick={reset}>{t('reset')}</Button>}
      />
    )
  return (
    <>
      <ul className={styles.list}>
        {voices.map((voice) => (
          <FeedbackRow
            key={voice.id}
            voice={voice}
            to={address(voice.id)}
            isOpen={voice.id === openId}
            search={search}
          />
        ))}
      </ul>
      {more.has && (
        <Button block loading={more.isComing} onClick={more.ask} className={styles.more ?? ''}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
