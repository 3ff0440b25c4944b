/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { readAloud } from '../aloud.ts'
import { useVisit } from '../visit.ts'

/** Reading begins when the page stands still: what is loaded a moment later would cut it short. */
const SETTLE_MILLISECONDS = 400
/** The very first page of a visit leaves the eyes where they are. */
let isFirst = true

/** One screen: a heading that takes the focus, so that screen readers and keys begin at its top, and what stands below. */
export function Page({ title, children }: { title: string; children: ComponentChildren }) {
  const { isElder, reading, language } = useVisit()
  const head = useRef<HTMLHeadingElement>(null)
  const isRead = isElder && reading.readsAloud

  useEffect(() => {
    document.title = title
    if (!isFirst) head.current?.focus()
    isFirst = false
    window.scrollTo(0, 0)
  }, [title])

  useEffect(() => {
    if (!isRead || !title) return
    const main = head.current?.parentElement
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen is read, with its breaks as pauses
    const soon = setTimeout(() => readAloud(main?.innerText ?? '', language), SETTLE_MILLISECONDS)
    return () => clearTimeout(soon)
  }, [title, isRead, language])

  return (
    <main>
      <h1 ref={head} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  )
}
