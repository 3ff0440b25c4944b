import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiKey, listKeys } from '#contract/identity.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useUnitName } from '../../../lib/language.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { useWord } from '../../../lib/use-word.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { RowTable } from '../parts/row-table.tsx'
import { SecretShown } from '../parts/secret-shown.tsx'
import { CreateKeyForm } from './create-key-form.tsx'
import { KeyActs } from './key-acts.tsx'

/** The doors of channels and systems: what each may, until when, and whether it is still used. */
export function KeysPage() {
  const { t } = useTranslation('administration')
  const [isMaking, setMaking] = useState(false)
  const [secret, setSecret] = useState<string>()
  const asked = useAsk(listKeys, {})
  const told = ({ key }: { key: string }) => {
    setMaking(false)
    setSecret(key)
  }
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.says} style={{ margin: 0 }}>
          {t('key.says')}
        </p>
        <Button type="primary" icon={<PlusOutlined />} className={styles.end ?? ''} onClick={() => setMaking(true)}>
          {t('key.create')}
        </Button>
      </div>
      {asked.error && <Failure error={asked.error} again={asked.refetch} />}
      {asked.isPending && <Loading />}
      {asked.data && <KeysTable keys={asked.data} told={told} />}
      <Modal open={isMaking} title={t('key.create')} footer={null} onCancel={() => setMaking(false)} destroyOnHidden>
        <CreateKeyForm done={told} />
      </Modal>
      <SecretShown
        title={t('secret.key')}
        says={t('secret.keySays')}
        secret={secret}
        close={() => setSecret(undefined)}
      />
    </>
  )
}

function KeysTable({ keys, told }: { keys: readonly ApiKey[]; told: (made: { key: string }) => void }) {
  const { t } = useTranslation('administration')
  const unitName = useUnitName()
  const word = useWord()
  const { moment } = useMoments()
  const now = useNow()
  return (
    <RowTable
      label={t('part.keys')}
      heads={[
        t('key.name'),
        t('key.scopes'),
        t('key.channel'),
        t('person.unit'),
        t('key.used'),
        t('key.until'),
        t('key.acts'),
      ]}
    >
      {keys.map((key) => (
        <tr key={key.id}>
          <th scope="row">
            {key.name} <Badge look={key.state === 'expiring' ? 'warn' : 'plain'}>{t(`key.state.${key.state}`)}</Badge>
            {key.followedById && <div className={styles.soft}>{t('key.followed')}</div>}
          </th>
          <td>{key.scopes.map((scope) => t(`key.scope.${scope as 'feedback.record'}`)).join('、')}</td>
          <td className={styles.nowrap}>{key.channel ? word('channels', key.channel) : t('key.anyChannel')}</td>
          <td>{unitName(key.unit)}</td>
          <td className={styles.nowrap}>{key.lastUsedAt ? moment(key.lastUsedAt, now) : t('key.never')}</td>
          <td className={styles.nowrap}>
            {key.revokedAt
              ? t('key.revokedAt', { moment: moment(key.revokedAt, now) })
              : key.expiresAt
                ? moment(key.expiresAt, now)
                : t('key.forever')}
          </td>
          <td>{(key.state === 'open' || key.state === 'expiring') && <KeyActs apiKey={key} told={told} />}</td>
        </tr>
      ))}
    </RowTable>
  )
}
