import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FeedbackFilter } from '#contract/feedback.ts'
import styles from './filter-chips.module.css'
import { useFilterWords } from './filter-words.ts'
import { type ChangeFilter, filterNames } from './use-feedback-address.ts'

type Props = { filter: FeedbackFilter; change: ChangeFilter; reset: () => void }

/** Every filter in use, each with its own way out: no list is ever short for a reason that is not on the screen. */
export function FilterChips({ filter, change, reset }: Props) {
  const { t } = useTranslation('feedback')
  const words = useFilterWords()
  const used = filterNames.flatMap((name) => {
    const value = filter[name]
    return value === undefined ? [] : [{ name, value: words(name, String(value)) }]
  })
  if (used.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={t('filter.chips')}>
      {used.map(({ name, value }) => {
        const label = name === 'search' ? t('filter.words') : t(`filter.${name}`)
        const chip = t('filter.chip', { name: label, value })
        return (
          <li key={name}>
            <button
              type="button"
              className={styles.chip}
              aria-label={t('filter.remove', { chip })}
              onClick={() => change({ [name]: undefined })}
            >
              <span className={styles.words}>{chip}</span>
              <CloseOutlined />
            </button>
          </li>
        )
      })}
      <li>
        <Button type="link" size="small" onClick={reset}>
          {t('reset')}
        </Button>
      </li>
    </ul>
  )
}
