import { useTranslation } from 'react-i18next'
import { useMoments } from '../../../lib/use-moments.ts'
import { Badge } from '../../../ui/badge.tsx'
import styles from '../administration.module.css'
import { ChangeLines } from './change-lines.tsx'
import type { CommitmentDetail } from './commitment-page.tsx'
import { useNumberWords } from './use-number-words.ts'

/** All versions, the newest first: from when, what changed, who asked and who agreed, and what still runs under it. */
export function Versions({ commitment }: { commitment: CommitmentDetail }) {
  const { t } = useTranslation('administration')
  const { stamp } = useMoments()
  const { main } = useNumberWords()
  return (
    <section className={styles.card} aria-labelledby="versions">
      <h3 className={styles.heading} id="versions">
        {t('commitment.versions')}
      </h3>
      <ul className={styles.list}>
        {commitment.versions.map((version) => (
          <li key={version.version} className={styles.section}>
            <div className={styles.row}>
              <span>
                <b>{t('commitment.nth', { version: version.version })}</b> {main(version.numbers)}{' '}
                <Badge look={version.state === 'to-come' ? 'warn' : 'plain'}>
                  {t(`commitment.state.${version.state}`)}
                </Badge>
              </span>
              <span className={styles.soft}>
                {stamp(version.effectiveAt)} – {version.endedAt ? stamp(version.endedAt) : ''}
              </span>
            </div>
            <ChangeLines changes={version.changes} />
            <div className={styles.soft}>
              {version.origin === 'bank'
                ? t('commitment.byBank', {
                    asked: version.askedBy?.name ?? '—',
                    decided: version.decidedBy?.name ?? '—',
                    reason: version.reason ?? '',
                  })
                : t('commitment.byManual')}
              {version.running > 0 && ` · ${t('commitment.running', { count: version.running })}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
