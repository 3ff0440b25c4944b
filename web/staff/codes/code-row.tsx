import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RatingCode } from '#contract/codes.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Badge } from '../../ui/badge.tsx'
import styles from './codes.module.css'
import { RevokeForm } from './revoke-form.tsx'
import { useCodeName } from './use-code-name.ts'

type Props = {
  code: RatingCode
  isChosen: boolean
  choose: ((isChosen: boolean) => void) | undefined
  display: () => void
  mayManage: boolean
}

/** One code: what it stands for, whether it rates, and what came of it. */
export function CodeRow({ code, isChosen, choose, display, mayManage }: Props) {
  const { t } = useTranslation('codes')
  const unitName = useUnitName()
  const codeName = useCodeName()
  const now = useNow()
  const { moment } = useMoments()
  const [isRevoking, setRevoking] = useState(false)
  const name = codeName(code)
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <span className={styles.pick}>
          {choose && (
            <Checkbox
              checked={isChosen}
              onChange={(event) => choose(event.target.checked)}
              aria-label={t('choose', { name })}
            />
          )}
        </span>
        <div className={styles.what}>
          <span className={styles.name}>
            {name} {code.revokedAt && <Badge>{t('revoked')}</Badge>}
            {!code.revokedAt && code.isIdle && (
              <span title={t('idleSays')}>
                <Badge look="warn">{t('idle')}</Badge>
              </span>
            )}
          </span>
          <span className={styles.facts}>
            <span>{unitName(code.unit)}</span>
            <span>{t('ratings', { count: code.ratings })}</span>
            <span>
              {code.revokedAt
                ? t('revokedAt', { moment: moment(code.revokedAt, now) })
                : t('madeAt', { moment: moment(code.madeAt, now) })}
            </span>
          </span>
        </div>
        <div className={styles.acts}>
          {choose && (
            <Button onClick={display} aria-label={t('displayOf', { name })}>
              {t('display')}
            </Button>
          )}
          {mayManage && !code.revokedAt && !isRevoking && (
            <Button type="text" onClick={() => setRevoking(true)} aria-label={t('revokeOf', { name })}>
              {t('revoke')}
            </Button>
          )}
        </div>
      </div>
      {isRevoking && <RevokeForm codeId={code.id} close={() => setRevoking(false)} />}
    </li>
  )
}
