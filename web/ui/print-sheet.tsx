import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../lib/bank-time.tsx'
import { useMoments } from '../lib/use-moments.ts'

/** As a string of a style sheet. */
const quoted = (text: string) => `"${text.replace(/["\\\n<]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`

/** What every printed page carries in its margins: which page of the bank, by whom and when, and its number. */
export function PrintSheet({ who }: { who: { name: string; login: string } }) {
  const { t } = useTranslation('print')
  const { exact } = useMoments()
  const now = useNow()
  const [title, setTitle] = useState('')
  useEffect(() => {
    const begin = () => setTitle(document.title)
    const end = () => delete document.documentElement.dataset.print
    // The title is the page's own at the moment of printing; the head must be there before the browser lays it out.
    const watching = new MutationObserver(begin)
    watching.observe(document.head, { childList: true, subtree: true, characterData: true })
    begin()
    addEventListener('afterprint', end)
    return () => {
      watching.disconnect()
      removeEventListener('afterprint', end)
    }
  }, [])
  const by = t('by', { name: who.name, login: who.login, moment: exact(now) })
  return (
    <style>{`@page {
  @top-left { content: ${quoted(title)}; }
  @top-right { content: ${quoted(t('internal'))}; }
  @bottom-left { content: ${quoted(by)}; }
  @bottom-right { content: ${quoted(t('page'))} counter(page) " / " counter(pages); }
}`}</style>
  )
}
