import { useTranslation } from 'react-i18next'
import type { Case, CaseEntry } from '#contract/cases.ts'
import { listUnits } from '#contract/identity.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useCoded } from '../../../lib/coded.ts'
import { useUnitName } from '../../../lib/language.ts'
import type { WordList } from '../../../lib/manual-words.ts'
import { useWord } from '../../../lib/use-word.ts'

const words: Record<string, WordList> = {
  rootCause: 'rootCauses',
  measure: 'measures',
  ground: 'pauseGrounds',
  grade: 'grades',
  was: 'grades',
}

/** The ids that an entry carries, as the words, units and people that they mean. */
export function useEntryFacts(current: Case) {
  const { t } = useTranslation('story')
  const word = useWord()
  const unitName = useUnitName()
  const ofScreen = useCoded('ui')
  const ofCases = useCoded('cases')
  const units = useAsk(listUnits, {}, { staleMilliseconds: 10 * 60_000 }).data ?? []
  const people = [
    ...current.handOvers.flatMap(({ from, to }) => [from, to]),
    ...current.story.flatMap(({ by }) => by ?? []),
    ...(current.owner ? [current.owner] : []),
  ]
  const nameOf = (id: unknown) => people.find((person) => person.id === id)?.name || t('somebody')
  const unitOf = (id: unknown) => {
    const unit = units.find((candidate) => candidate.id === id)
    return unit ? unitName(unit) : ''
  }

  return ({ detail }: CaseEntry): Record<string, unknown> => {
    const facts: Record<string, unknown> = { ...detail }
    for (const [name, list] of Object.entries(words)) {
      const id = detail[name]
      if (typeof id === 'string') facts[name] = word(list, id)
    }
    const { way, field, kind } = detail
    if (typeof way === 'string') facts.way = ofScreen(`way.${way}`)
    if (typeof field === 'string') facts.field = ofCases(`customer.${field}`)
    if (typeof kind === 'string') facts.approval = ofCases(`approval.kind.${kind}`)
    return {
      ...facts,
      to: nameOf(detail.toId),
      unit: unitOf(detail.unitId),
      toUnit: unitOf(detail.toUnitId),
      kindOfCase: detail.isComplaint === true ? t('complaint') : t('enquiry'),
      ...(detail.standsInFor !== undefined && { standsIn: t('standsIn', { name: nameOf(detail.standsInFor) }) }),
    }
  }
}
