import { TeamOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomerGroup, listGroups, openGroup } from '#contract/visits.ts'
import { useAsk } from '../../lib/ask.ts'
import { useChoices } from '../../lib/use-word.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { State } from '../../ui/state.tsx'
import { CustomerPick } from './customer-pick.tsx'
import { GroupCard } from './group-card.tsx'
import styles from './visits.module.css'

type Fields = { name: string; kind: CustomerGroup['kind']; customerIds: string[] }

export function Groups() {
  const { t } = useTranslation('visits')
  const kinds = useChoices('groupKinds')
  const [isOpening, setOpening] = useState(false)
  const asked = useAsk(listGroups, {}, { keepsPrevious: true })
  if (asked.error && !asked.data) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading />
  return (
    <div className={styles.column}>
      {isOpening ? (
        <section className={styles.card} aria-label={t('group.open')}>
          <ActForm
            endpoint={openGroup}
            draft="group.open"
            start={{ kind: kinds[0]?.value ?? 'wechat', customerIds: [] }}
            input={({ name, kind, customerIds }: Fields) => ({ name, kind: kind as 'wechat', customerIds })}
            done={() => setOpening(false)}
            cancel={() => setOpening(false)}
            submit={t('group.open')}
          >
            <div className={styles.pair}>
              <Form.Item
                name="name"
                label={t('group.name')}
                rules={[{ required: true, whitespace: true, min: 2, message: t('group.nameMissing') }]}
              >
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="kind" label={t('group.kind')}>
                <Select options={kinds} />
              </Form.Item>
            </div>
            <Form.Item
              name="customerIds"
              label={t('group.members')}
              rules={[{ required: true, message: t('pick.missing') }]}
            >
              <CustomerPick isMany />
            </Form.Item>
          </ActForm>
        </section>
      ) : (
        <Button type="primary" size="large" className={styles.start ?? ''} onClick={() => setOpening(true)}>
          {t('group.open')}
        </Button>
      )}
      {asked.data.length === 0 && <State sign={<TeamOutlined />} title={t('group.none')} says={t('group.noneSays')} />}
      {asked.data.map((group) => (
        <GroupCard key={group.id} group={group} />
      ))}
    </div>
  )
}
