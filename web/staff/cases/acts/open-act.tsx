import { CloseOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { isComposing } from '../../../lib/keys.ts'
import { useMedia } from '../../../lib/media.ts'
import { SeenVersion } from '../../../ui/seen-version.ts'
import { NewsSince } from '../together/news-since.tsx'
import { useNewsSince } from '../together/use-news-since.ts'
import { type ActName, actForms } from './act-list.ts'
import styles from './action-dock.module.css'
import { useOpenAct } from './use-open-act.ts'

/** The form of one act. Closing it keeps what was typed, cancelling forgets it. */
export function OpenAct({ name, current, of }: { name: ActName; current: Case; of: string | null }) {
  const { t } = useTranslation('cases')
  const { message } = App.useApp()
  const { close } = useOpenAct()
  const section = useFirstFieldFocused(name)
  const since = useNewsSince(current)
  const ActForm = actForms[name]
  const done = () => {
    message.success(t(`done.${name}`))
    close()
  }
  const pressed = (event: KeyboardEvent) => {
    // Escape first belongs to the input method, then to an open list, and only then to the form.
    const isListOpen = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
    if (event.key === 'Escape' && !isComposing(event.nativeEvent) && !isListOpen) close()
  }
  return (
    <section ref={section} className={styles.open} aria-label={t(`act.${name}`)} onKeyDown={pressed}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t(`act.${name}`)}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('act.close')} onClick={close} />
      </div>
      <NewsSince current={current} entries={since.entries} accept={since.accept} />
      <SeenVersion value={since.seen}>
        <ActForm current={current} of={of} done={done} cancel={close} />
      </SeenVersion>
    </section>
  )
}

/** Whoever opens a form means to fill it in. Not on a touch screen, where the keyboard would cover the story. */
function useFirstFieldFocused(name: string) {
  const section = useRef<HTMLElement>(null)
  const isTouch = useMedia('(pointer: coarse)')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another act is another form to begin with.
  useEffect(() => {
    if (!isTouch) section.current?.querySelector<HTMLElement>('form input, form textarea, form button')?.focus()
  }, [name, isTouch])
  return section
}
