import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { useSay, useUnitName } from '../../../lib/language.ts'
import { useWord } from '../../../lib/use-word.ts'
import styles from './panel.module.css'
import { Panel } from './panel.tsx'

/** What the bank made of the words, and why this grade. */
export function ClassificationPanel({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const word = useWord()
  const say = useSay()
  const unitName = useUnitName()
  return (
    <Panel title={t('classification.title')}>
      <dl className={styles.facts}>
        <dt>{t('classification.business')}</dt>
        <dd>{word('business', current.business)}</dd>
        <dt>{t('classification.nature')}</dt>
        <dd>{word('nature', current.nature)}</dd>
        <dt>{t('classification.emotion')}</dt>
        <dd>{word('emotion', current.emotion)}</dd>
        <dt>{t('classification.grade')}</dt>
        <dd>{say(current.gradeBecause)}</dd>
        {(current.subjectUnit || current.subjectStaff) && (
          <>
            <dt>{t('classification.about')}</dt>
            <dd>
              {current.subjectStaff?.name} {current.subjectUnit && unitName(current.subjectUnit)}
            </dd>
          </>
        )}
        {current.rootCause && (
          <>
            <dt>{t('classification.rootCause')}</dt>
            <dd>{word('rootCauses', current.rootCause)}</dd>
          </>
        )}
        {current.pausedGround && (
          <>
            <dt>{t('classification.paused')}</dt>
            <dd>{word('pauseGrounds', current.pausedGround)}</dd>
          </>
        )}
      </dl>
    </Panel>
  )
}
