/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { beQuiet } from '../aloud.ts'
import { useVisit } from '../visit.ts'

/** Dials at once; the page behind the telephone's own offers to be called back, should nobody pick up. */
export function HelpLink({ look }: { look: string }) {
  const { say, door, go, place } = useVisit()
  return (
    <a
      className={look}
      href={`tel:${door.hotline.replace(/[^\d+]/g, '')}`}
      onClick={() => {
        beQuiet()
        if (place !== 'help') go('help')
      }}
    >
      {say('helpCalls', { phone: door.hotline })}
    </a>
  )
}

/**
 * What surrounds every page. Elder mode: one button above (back, or listening and size on a first page) and help always
 * below in the same place. Else: the way into elder mode and the other language.
 */
export function Frame({ children }: { children: ComponentChildren }) {
  const { say, door, language, speak, isElder, read, place, go } = useVisit()
  const back = (
    <button type="button" onClick={() => history.back()}>
      ‹ {say('back')}
    </button>
  )
  return (
    <>
      <header>
        <span className="product">{door.bank[language] || say('product')}</span>
        {isElder ? (
          place === '' ? (
            <button type="button" onClick={() => go('reading')}>
              {say('tools')}
            </button>
          ) : (
            back
          )
        ) : (
          <>
            {place !== '' && back}
            <button type="button" onClick={() => read({ mode: 'elder' })}>
              {say('elder')}
            </button>
            <button
              type="button"
              lang={language === 'zh' ? 'en' : 'zh-CN'}
              onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
            >
              {say('other')}
            </button>
          </>
        )}
      </header>
      {children}
      {isElder && (
        <nav className="help" aria-label={say('help')}>
          <HelpLink look="big first" />
        </nav>
      )}
    </>
  )
}
