import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readCase } from '#contract/cases.ts'
import { useAsk } from '../../lib/ask.ts'
import { type Breadth, useMedia } from '../../lib/media.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { useTitle } from '../../ui/page.tsx'
import { ActionDock } from './acts/action-dock.tsx'
import { useOpenAct } from './acts/use-open-act.ts'
import { CaseContext } from './context/case-context.tsx'
import { ContextDrawer } from './context/context-drawer.tsx'
import styles from './open-case.module.css'
import { CaseHead } from './story/case-head.tsx'
import { CaseStory } from './story/case-story.tsx'
import { SideTabs } from './story/side-tabs.tsx'
import { usePresence } from './together/use-presence.ts'

/** One case: its story to read, what may be done with it below, what surrounds it beside. */
export function OpenCase({ id, breadth, showsQueue }: { id: string; breadth: Breadth; showsQueue: boolean }) {
  const { t } = useTranslation('cases')
  const asked = useAsk(readCase, { id })
  const { act } = useOpenAct()
  const others = usePresence(id, act === null ? 'reading' : 'answering')
  // On paper there is nothing to fold away: the story, and after it all that surrounds it.
  const isPaper = useMedia('print')
  const isAboutTicket = act === 'answer-ticket' || act === 'pass-ticket'
  const [side, setSide] = useState<'story' | 'context'>(isAboutTicket ? 'context' : 'story')
  useTitle(asked.data?.number ?? t('title'))
  if (!asked.data) return asked.error ? <Failure error={asked.error} again={asked.refetch} /> : <Loading lines={8} />
  const current = asked.data
  return (
    <div className={styles.case}>
      <section className={styles.middle} aria-label={t('story.label')}>
        <CaseHead
          current={current}
          back={!showsQueue}
          others={others}
          beside={breadth === 'tablet' && !isPaper && <ContextDrawer current={current} startsOpen={isAboutTicket} />}
        />
        {breadth === 'phone' && !isPaper && <SideTabs side={side} choose={setSide} />}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a story without a link in it must scroll by the keyboard, too. */}
        <div className={styles.scroll} tabIndex={0}>
          {breadth === 'phone' && side === 'context' && !isPaper ? (
            <CaseContext current={current} />
          ) : (
            <CaseStory current={current} />
          )}
        </div>
        <ActionDock current={current} />
      </section>
      {(breadth === 'desk' || isPaper) && (
        <aside className={styles.context} aria-label={t('context.label')}>
          <CaseContext current={current} />
        </aside>
      )}
    </div>
  )
}
