import { useRef } from 'react'
import type { Case } from '#contract/cases.ts'
import { ActBar } from './act-bar.tsx'
import { isAct } from './act-list.ts'
import { LookBackForm } from './look-back-form.tsx'
import { actionsOf } from './next-step.ts'
import { OpenAct } from './open-act.tsx'
import { useOpenAct } from './use-open-act.ts'

/** What may be done now; the chosen act's form opens in place, under the story it belongs to. */
export function ActionDock({ current }: { current: Case }) {
  const { act, of } = useOpenAct()
  const wasOpen = useRef(false)
  const isOpen = isAct(act) && actionsOf(current).includes(act)
  if (isOpen) wasOpen.current = true
  if (act === 'look-back' && of) return <LookBackForm lookBackId={of} />
  if (isOpen) return <OpenAct key={act} name={act} current={current} of={of} />
  return <ActBar current={current} takesFocus={wasOpen.current} />
}
