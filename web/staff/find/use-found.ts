import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { find } from '#contract/comfort.ts'
import { useAsk } from '../../lib/ask.ts'
import { useUnitName } from '../../lib/language.ts'
import { useMe } from '../../lib/me.tsx'
import { useSettled } from '../../lib/settled.ts'
import { useWord } from '../../lib/use-word.ts'
import { placesFor } from '../shell/places.ts'
import { keysOf, rank } from './pages.ts'
import { readRecent } from './recent.ts'

export type Found = { to: string; label: string; detail?: string }
type Group = { name: 'recent' | 'pages' | 'cases' | 'customers'; items: Found[] }

/** Pages at once from what is known here; cases and customers when the typing rests. */
export function useFound(typed: string) {
  const { t } = useTranslation('shell')
  const { may } = useMe()
  const unitName = useUnitName()
  const word = useWord()
  const search = useSettled(typed.trim())
  const asked = useAsk(find, { search }, { isOn: search !== '', keepsPrevious: true, staleMilliseconds: 60_000 })
  const pages = useMemo(
    () =>
      placesFor(may).map(({ to, name }) => {
        const label = t(`places.${name}`)
        return { to, label, keys: keysOf(label) }
      }),
    [may, t],
  )
  const isTyped = typed.trim() !== ''
  const found = isTyped && search !== '' ? asked.data : undefined
  const groups: Group[] = [
    { name: 'recent', items: isTyped ? [] : readRecent() },
    { name: 'pages', items: rank(pages, typed).map(({ to, label }) => ({ to, label })) },
    {
      name: 'cases',
      items: (found?.cases ?? []).map((one) => ({
        to: `/cases/${one.id}`,
        label: `${one.number} ${one.title}`,
        detail: [word('stages', one.stage), one.owner?.name, unitName(one.unit)].filter(Boolean).join(' · '),
      })),
    },
    {
      name: 'customers',
      items: (found?.customers ?? []).map((one) => ({
        to: `/cases?queue=all&open=no&customerId=${one.id}`,
        label: `${one.name ?? ''} ${one.number ?? ''}`,
        detail: [one.phone, word('tier', one.tier)].filter(Boolean).join(' · '),
      })),
    },
  ]
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    isAsking: isTyped && (asked.isFetching || search !== typed.trim()),
    error: isTyped ? asked.error : null,
    again: () => void asked.refetch(),
  }
}
