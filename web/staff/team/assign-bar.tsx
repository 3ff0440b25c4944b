import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assignment, Load } from '#contract/team.ts'
import styles from './assign-bar.module.css'
import { AssignDrawer } from './assign-drawer.tsx'
import { UndoStrip } from './undo-strip.tsx'

type Props = { chosen: ReadonlySet<string>; loads: readonly Load[]; clear: () => void }

/** What was chosen, and what was just moved: nothing to choose, nothing to see. */
export function AssignBar({ chosen, loads, clear }: Props) {
  const { t } = useTranslation('team')
  const [isOpen, setOpen] = useState(false)
  const [done, setDone] = useState<Assignment | null>(null)
  return (
    <>
      {(chosen.size > 0 || done) && (
        <div className={styles.bar}>
          {chosen.size > 0 && (
            <div className={styles.line}>
              <b>{t('chosenCount', { count: chosen.size })}</b>
              <Button type="primary" onClick={() => setOpen(true)}>
                {t('assignChosen')}
              </Button>
              <Button onClick={clear}>{t('clear')}</Button>
            </div>
          )}
          {done && <UndoStrip key={done.id} done={done} close={() => setDone(null)} />}
        </div>
      )}
      {isOpen && (
        <AssignDrawer
          caseIds={[...chosen]}
          loads={loads}
          close={() => setOpen(false)}
          done={(assignment) => {
            setOpen(false)
            setDone(assignment)
            clear()
          }}
        />
      )}
    </>
  )
}
