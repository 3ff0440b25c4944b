/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { RatingPlace } from '#contract/ratings.ts'
import { type Language, say } from './words.ts'

type Props = {
  place: RatingPlace | undefined
  title: string
  language: Language
  speak: (language: Language) => void
  children: ComponentChildren
}

/** Whose page it is and where it stands; the other language is always one tap away. */
export function Frame({ place, title, language, speak, children }: Props) {
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = title
  }, [language, title])
  return (
    <>
      <header>
        <div class="where">
          <b>{place?.bank[language]}</b>
          {place && (
            <span>{[place.outlet, place.counter].flatMap((it) => (it ? [it[language]] : [])).join(' · ')}</span>
          )}
        </div>
        <button
          type="button"
          class="language"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => speak(other(language))}
        >
          {say(language, 'other')}
        </button>
      </header>
      <main>{children}</main>
    </>
  )
}

const other = (language: Language): Language => (language === 'zh' ? 'en' : 'zh')

/** A word and what to do: thanks, or why it did not go. */
export const Message = ({ title, says, children }: { title: string; says: string; children?: ComponentChildren }) => (
  <section class="message" role="status">
    <h1>{title}</h1>
    <p>{says}</p>
    {children}
  </section>
)
