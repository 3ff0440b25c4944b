import { useState } from 'react'
import type { Case, CaseEntry } from '#contract/cases.ts'
import { useMe } from '../../../lib/me.tsx'

type Since = { seen: number; entries: CaseEntry[]; accept: () => void }

/** What others did to a case since a form was opened on it, until the person says that they have seen it. */
export function useNewsSince(current: Case): Since {
  const me = useMe()
  const [seen, setSeen] = useState(current.version)
  const steps = current.story.filter(({ kind }) => kind !== 'unmasked')
  const entries = steps.slice(seen).filter(({ by }) => by?.id !== me.id)
  return { seen, entries, accept: () => setSeen(current.version) }
}
