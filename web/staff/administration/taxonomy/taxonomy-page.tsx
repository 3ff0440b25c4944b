import { Button, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTaxonomy, type Taxonomy } from '#contract/regulator.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useMay } from '../../../lib/me.tsx'
import { useWord } from '../../../lib/use-word.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { RowTable } from '../parts/row-table.tsx'
import { Figures } from './figures.tsx'
import { LoadCodesForm } from './load-codes-form.tsx'
import { Loads } from './loads.tsx'

const lists = {
  channel: 'channels',
  business: 'business',
  nature: 'nature',
  tier: 'tier',
  emotion: 'emotion',
  intent: 'intents',
} as const

/** The words that voices are sorted into, and under which of the regulator's codes they are reported. */
export function TaxonomyPage() {
  const { t } = useTranslation('administration')
  const [isLoading, setLoading] = useState(false)
  const mayManage = useMay('taxonomy.manage')
  const asked = useAsk(readTaxonomy, {})
  if (asked.error) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading />
  return (
    <>
      <div className={styles.bar}>
        <Coverage taxonomy={asked.data} />
        {mayManage && (
          <Button type="primary" className={styles.end ?? ''} onClick={() => setLoading(true)}>
            {t('taxonomy.load')}
          </Button>
        )}
      </div>
      <Loads loads={asked.data.loads} />
      <Axes axes={asked.data.axes} />
      <Figures from={asked.data.from} until={asked.data.until} />
      <Modal
        open={isLoading}
        title={t('taxonomy.load')}
        footer={null}
        width={760}
        onCancel={() => setLoading(false)}
        destroyOnHidden
      >
        <LoadCodesForm done={() => setLoading(false)} />
      </Modal>
    </>
  )
}

function Coverage({ taxonomy: { loads, total, coded } }: { taxonomy: Taxonomy }) {
  const { t } = useTranslation('administration')
  const current = loads.find(({ state }) => state === 'in-force')
  if (!current) return <p className={styles.says}>{t('taxonomy.noLoad')}</p>
  return (
    <p className={styles.says} style={{ margin: 0 }}>
      {current.isExample && <Badge look="warn">{t('taxonomy.example')}</Badge>}{' '}
      {total === coded
        ? t('taxonomy.allCoded', { total })
        : t('taxonomy.coverage', { total, coded, missing: total - coded })}
    </p>
  )
}

function Axes({ axes }: { axes: Taxonomy['axes'] }) {
  const { t } = useTranslation('administration')
  const word = useWord()
  const [chosen, setChosen] = useState<Taxonomy['axes'][number]['axis']>('business')
  const axis = axes.find((it) => it.axis === chosen)
  if (!axis) return null
  return (
    <>
      <div className={styles.bar}>
        <Segmented
          aria-label={t('taxonomy.axis')}
          value={chosen}
          onChange={setChosen}
          options={axes.map((it) => ({ value: it.axis, label: t(`taxonomy.axes.${it.axis}`) }))}
        />
      </div>
      <RowTable
        label={t(`taxonomy.axes.${chosen}`)}
        heads={[
          t('taxonomy.word'),
          t('taxonomy.id'),
          t('taxonomy.count'),
          ...(axis.reportedAs ? [t('taxonomy.code')] : []),
        ]}
      >
        {axis.words.map(({ id, count, code, codeName }) => (
          <tr key={id}>
            <th scope="row">{word(lists[chosen], id)}</th>
            <td className={styles.soft}>{id}</td>
            <td>{count}</td>
            {axis.reportedAs && (
              <td>
                {code ? (
                  `${code} ${codeName ?? ''}`
                ) : (
                  <Badge look={count > 0 ? 'warn' : 'plain'}>{t('taxonomy.noCode')}</Badge>
                )}
              </td>
            )}
          </tr>
        ))}
      </RowTable>
    </>
  )
}
