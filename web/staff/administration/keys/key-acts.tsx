import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ApiKey, revokeKey, rotateKey } from '#contract/identity.ts'
import { useAct } from '../../../lib/ask.ts'
import { Refused } from '../../../ui/refused.tsx'
import styles from '../administration.module.css'

/** A day is enough for a channel to be set to its next key, and both open meanwhile. */
const OVERLAP_HOURS = 24

export function KeyActs({ apiKey, told }: { apiKey: ApiKey; told: (made: { key: string }) => void }) {
  const { t } = useTranslation('administration')
  const rotate = useAct(rotateKey, { done: told })
  const revoke = useAct(revokeKey)
  return (
    <span className={styles.acts} style={{ margin: 0 }}>
      {!apiKey.followedById && (
        <Popconfirm
          title={t('key.rotateSays', { count: OVERLAP_HOURS })}
          okText={t('key.rotate')}
          cancelText={t('cancel')}
          onConfirm={() => rotate.mutate({ id: apiKey.id, overlapHours: OVERLAP_HOURS })}
        >
          <Button size="small" aria-label={t('key.rotateOne', { name: apiKey.name })}>
            {t('key.rotate')}
          </Button>
        </Popconfirm>
      )}
      <Popconfirm
        title={t('key.revokeSays')}
        okText={t('key.revoke')}
        cancelText={t('cancel')}
        onConfirm={() => revoke.mutate({ id: apiKey.id })}
      >
        <Button size="small" danger aria-label={t('key.revokeOne', { name: apiKey.name })}>
          {t('key.revoke')}
        </Button>
      </Popconfirm>
      <Refused error={rotate.error ?? revoke.error} />
    </span>
  )
}
