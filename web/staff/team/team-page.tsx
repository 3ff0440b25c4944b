import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { NeedKind, readTeam } from '#contract/team.ts'
import { useAsk } from '../../lib/ask.ts'
import { useUnitName } from '../../lib/language.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { AssignBar } from './assign-bar.tsx'
import { LoadList } from './load-list.tsx'
import { NeedList } from './need-list.tsx'
import styles from './team-page.module.css'

/** Whoever leads sees what needs them now and who carries how much, and moves work between people (2.1.3). */
export function TeamPage() {
  const { t } = useTranslation('team')
  const unitName = useUnitName()
  const [query, setQuery] = useSearchParams()
  const kind = NeedKind.safeParse(query.get('kind')).data
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const asked = useAsk(readTeam, {}, { keepsPrevious: true })
  const team = asked.data
  const needs = team?.needs.filter((need) => !kind || need.kind === kind) ?? []
  const choose = (caseId: string, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before)
      if (isChosen) after.add(caseId)
      else after.delete(caseId)
      return after
    })
  return (
    <Page title={t('title')} beside={team && <span className={styles.unit}>{unitName(team.unit)}</span>}>
      {asked.error && !team ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !team ? (
        <Loading lines={8} />
      ) : (
        <>
          <div className={styles.columns}>
            <NeedList
              needs={needs}
              counts={team.counts}
              kind={kind}
              show={(next) => setQuery(next ? { kind: next } : {}, { replace: true })}
              chosen={chosen}
              choose={choose}
            />
            <LoadList loads={team.loads} now={team.now} />
          </div>
          <AssignBar chosen={chosen} loads={team.loads} clear={() => setChosen(new Set())} />
        </>
      )}
    </Page>
  )
}
