import { useTranslation } from 'react-i18next'
import { countFeedback, type FeedbackFilter } from '#contract/feedback.ts'
import { Grade, Stage } from '#contract/words.ts'
import { useAsk } from '../../lib/ask.ts'
import { useChoices } from '../../lib/use-word.ts'
import { UnitTree } from '../../ui/unit-tree.tsx'
import { ChoiceField } from './choice-field.tsx'
import { DateFields } from './date-fields.tsx'
import { Facet } from './facet.tsx'
import styles from './filter-panel.module.css'
import { useFilterWords } from './filter-words.ts'
import type { ChangeFilter } from './use-feedback-address.ts'

/** All by which voices are told apart: the axes with their counts first, since they say what there is. */
export function FilterPanel({ filter, change }: { filter: FeedbackFilter; change: ChangeFilter }) {
  const { t } = useTranslation('feedback')
  const words = useFilterWords()
  const counts = useAsk(countFeedback, filter, { keepsPrevious: true }).data
  return (
    <div className={styles.panel}>
      <div className={styles.field}>
        <label htmlFor="feedback-unit">{t('filter.unitId')}</label>
        <UnitTree
          id="feedback-unit"
          allowClear
          label={t('filter.unitId')}
          placeholder={t('filter.allUnits')}
          value={filter.unitId}
          onChange={(unitId) => change({ unitId })}
        />
      </div>
      <DateFields fromOn={filter.fromOn} untilOn={filter.untilOn} change={change} />
      {counts && (
        <>
          <Facet
            axis="business"
            counts={counts.byBusiness}
            chosen={filter.business}
            choose={(business) => change({ business })}
          />
          <Facet
            axis="nature"
            counts={counts.byNature}
            chosen={filter.nature}
            choose={(nature) => change({ nature })}
          />
          <Facet
            axis="emotion"
            counts={counts.byEmotion}
            chosen={filter.emotion}
            choose={(emotion) => change({ emotion })}
          />
        </>
      )}
      <div className={styles.choices}>
        <ChoiceField
          label={t('filter.complaint')}
          value={filter.complaint}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: words('complaint', value) }))}
          change={(complaint) => change({ complaint })}
        />
        <ChoiceField
          label={t('filter.grade')}
          value={filter.grade}
          options={Grade.options.map((value) => ({ value, label: words('grade', value) }))}
          change={(grade) => change({ grade })}
        />
        <ChoiceField
          label={t('filter.stage')}
          value={filter.stage}
          options={Stage.options.map((value) => ({ value, label: words('stage', value) }))}
          change={(stage) => change({ stage })}
        />
        <ChoiceField
          label={t('filter.maxRating')}
          value={filter.maxRating?.toString()}
          options={['1', '2', '3', '4'].map((value) => ({ value, label: words('maxRating', value) }))}
          change={(maxRating) => change({ maxRating })}
        />
        <ChoiceField
          label={t('filter.channel')}
          value={filter.channel}
          options={useChoices('channels')}
          change={(channel) => change({ channel })}
        />
        <ChoiceField
          label={t('filter.tier')}
          value={filter.tier}
          options={useChoices('tier')}
          change={(tier) => change({ tier })}
        />
      </div>
    </div>
  )
}
