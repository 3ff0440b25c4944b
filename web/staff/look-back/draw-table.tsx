import { Collapse, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LookBackDraw } from '#contract/feedback.ts'
import { useUnitName } from '../../lib/language.ts'
import styles from './look-back.module.css'

/** The certificate of a month: what was bound beforehand, what was drawn from, and how anyone draws it again. */
export function DrawTable({ draws }: { draws: readonly LookBackDraw[] }) {
  const { t } = useTranslation('lookBack')
  const unitName = useUnitName()
  const [first] = draws
  const sum = (pick: (draw: LookBackDraw) => number) => draws.reduce((total, draw) => total + pick(draw), 0)
  const facts = [
    [t('draw.population'), sum((draw) => draw.population)],
    [t('draw.sample'), sum((draw) => draw.sample)],
    [t('draw.done'), sum((draw) => draw.done)],
    [t('draw.failed'), sum((draw) => draw.failed)],
  ] as const
  return (
    <section className={styles.draw} aria-label={t('draw.title')}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Collapse
        ghost
        items={[
          {
            key: 'certificate',
            label: t('draw.title'),
            children: (
              <>
                <p className={styles.says}>{t('draw.says')}</p>
                {first && (
                  <dl className={styles.codes}>
                    {(['commitment', 'secret', 'beacon'] as const).map((name) => (
                      <div key={name}>
                        <dt>{t(`draw.${name}`)}</dt>
                        <dd>
                          <Typography.Text code copyable={{ text: first[name] }} className={styles.code ?? ''}>
                            {first[name]}
                          </Typography.Text>
                        </dd>
                      </div>
                    ))}
                  </dl>
                )}
                <div className={styles.scroll}>
                  <table className={styles.table}>
                    <thead>
                      <tr>
                        {(['unit', 'population', 'sample', 'done', 'failed', 'seed'] as const).map((column) => (
                          <th key={column} scope="col">
                            {t(`draw.${column}`)}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {draws.map((draw) => (
                        <tr key={draw.unit.id}>
                          <td>{unitName(draw.unit)}</td>
                          <td>{draw.population}</td>
                          <td>{draw.sample}</td>
                          <td>{draw.done}</td>
                          <td>{draw.failed}</td>
                          <td>
                            <Typography.Text code copyable={{ text: draw.seed }}>
                              {draw.seed.slice(0, 16)}…
                            </Typography.Text>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </>
            ),
          },
        ]}
      />
    </section>
  )
}
