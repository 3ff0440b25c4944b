import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Segmented, Select, Slider } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HeatMap } from '#contract/analysis.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { dayOf } from '../../lib/moments.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useChoices } from '../../lib/use-word.ts'
import { UnitTree } from '../../ui/unit-tree.tsx'
import { periodBefore, periodNext, periodOfDay } from '../board/periods.ts'
import styles from './heat-map.module.css'
import type { useHeatAddress } from './use-heat-address.ts'

const WEEKS = 26
type Props = {
  map: HeatMap
  than: string | undefined
  view: 'map' | 'list'
  go: ReturnType<typeof useHeatAddress>['go']
}

/** Which week, which part of the bank, which customers, and what the week is compared with. */
export function HeatBar({ map, than, view, go }: Props) {
  const { t } = useTranslation('heatMap')
  const now = useNow()
  const { periodName } = useMoments()
  const tiers = useChoices('tier')
  const running = periodOfDay(dayOf(now), 'week')
  const weeks = lastWeeks(running)
  const at = weeks.indexOf(map.week)
  return (
    <div className={styles.bar}>
      <div className={styles.weeks}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('before')}
          onClick={() => go({ week: periodBefore(map.week), than: undefined })}
        />
        <span className={styles.week}>
          {t('weekOf', { week: periodName(map.week, now), from: map.fromOn.slice(5), until: map.untilOn.slice(5) })}
        </span>
        <Button
          icon={<RightOutlined />}
          aria-label={t('next')}
          disabled={map.week >= running}
          onClick={() => go({ week: periodNext(map.week), than: undefined })}
        />
        {at >= 0 && (
          <Slider
            className={styles.slider ?? ''}
            min={0}
            max={weeks.length - 1}
            value={at}
            onChange={(next) => go({ week: weeks[next], than: undefined })}
            tooltip={{ formatter: (nth) => (nth === undefined ? '' : periodName(weeks[nth] ?? '', now)) }}
            ariaLabelForHandle={t('slide')}
            ariaValueTextFormatterForHandle={(nth) => periodName(weeks[nth] ?? '', now)}
          />
        )}
      </div>
      {!map.isCovered && (
        <UnitTree
          label={t('unit')}
          value={map.unit?.id}
          onChange={(unit) => go({ unit })}
          allowClear
          placeholder={t('allUnits')}
          className={styles.unit ?? ''}
        />
      )}
      <Select
        value={map.tier}
        onChange={(tier: string | null | undefined) => go({ tier: tier ?? undefined })}
        options={tiers}
        allowClear
        placeholder={t('allTiers')}
        aria-label={t('tier')}
        popupMatchSelectWidth={false}
        className={styles.choice ?? ''}
      />
      {map.earlierWeeks.length > 0 && !map.isCovered && (
        <Select
          value={than ?? ''}
          onChange={(next: string) => go({ than: next || undefined })}
          options={[
            { value: '', label: t('compareUsual') },
            ...map.earlierWeeks.toReversed().map((week) => ({ value: week, label: periodName(week, now) })),
          ]}
          prefix={t('compare')}
          aria-label={t('compare')}
          popupMatchSelectWidth={false}
          className={styles.choice ?? ''}
        />
      )}
      <Segmented
        value={view}
        onChange={(next) => go({ view: next })}
        options={[
          { value: 'map', label: t('view.map') },
          { value: 'list', label: t('view.list') },
        ]}
        aria-label={t('viewLabel')}
      />
    </div>
  )
}

function lastWeeks(running: string): string[] {
  const weeks = [running]
  while (weeks.length < WEEKS) weeks.unshift(periodBefore(weeks[0] as string))
  return weeks
}
