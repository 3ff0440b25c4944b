import { DownOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Axis, correctFeedback } from '#contract/feedback.ts'
import { useAct } from '../../../lib/ask.ts'
import { useLanguage } from '../../../lib/language.ts'
import { manualWords } from '../../../lib/manual-words.ts'
import { useRefusalWords } from '../../../ui/refusal-words.ts'
import { useAxisWord } from './axis-words.ts'
import styles from './correct-menu.module.css'

type Props = { id: string; axis: Exclude<Axis, 'complaint'>; value: string }

/** Manual 4.2.1: put right by a click, and kept, so that the classifier can learn. */
export function CorrectMenu({ id, axis, value }: Props) {
  const { t } = useTranslation('feedback')
  const { message } = App.useApp()
  const axisWord = useAxisWord()
  const refusal = useRefusalWords()
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  const name = t(`axis.${axis}`)
  const correct = useAct(correctFeedback, {
    done: (_, { becomes }) =>
      void message.success(t('detail.corrected', { axis: name, value: axisWord(axis, becomes) })),
  })
  const choose = (becomes: string) =>
    becomes !== value &&
    correct.mutate({ id, axis, becomes }, { onError: (error) => void message.error(refusal(error)) })
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        className: styles.menu ?? '',
        selectable: true,
        selectedKeys: [value],
        onClick: ({ key }) => choose(key),
        items: manualWords[axis === 'intent' ? 'intents' : axis].map((word) => ({
          key: word.id,
          label: (
            <span className={styles.word}>
              {word.name[language]}
              <span className={styles.other} lang={other}>
                {word.name[other]}
              </span>
            </span>
          ),
        })),
      }}
    >
      <Button size="small" loading={correct.isPending} aria-label={t('detail.correctAxis', { axis: name })}>
        {t('detail.correct')}
        <DownOutlined />
      </Button>
    </Dropdown>
  )
}
