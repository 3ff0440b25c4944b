import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Drawer, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeKind, listCounters, makeCode } from '#contract/codes.ts'
import { listStaff } from '#contract/identity.ts'
import { useAsk } from '../../lib/ask.ts'
import { useSay } from '../../lib/language.ts'
import { useBreadth } from '../../lib/media.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { UnitSelect } from '../../ui/unit-select.tsx'
import styles from './codes.module.css'
import { useMyOutlet } from './use-my-outlet.ts'

type Fields = { kind: CodeKind; unitId: string; counterId?: string; staffId?: string }

export function MakeCode() {
  const { t } = useTranslation('codes')
  const { message } = App.useApp()
  const isPhone = useBreadth() === 'phone'
  const outletId = useMyOutlet()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('make')}
      </Button>
      <Drawer open={isOpen} onClose={close} size={isPhone ? '100%' : 460} title={t('make')} destroyOnHidden>
        <ActForm
          endpoint={makeCode}
          draft="code.make"
          start={{ kind: 'outlet', ...(outletId && { unitId: outletId }) } as Partial<Fields>}
          input={({ kind, unitId, counterId, staffId }: Fields) => ({
            kind,
            unitId,
            ...(kind === 'counter' && counterId && { counterId }),
            ...((kind === 'employee' || kind === 'invitation') && staffId && { staffId }),
          })}
          done={() => {
            close()
            void message.success(t('makeDone'))
          }}
          cancel={close}
          submit={t('submit')}
        >
          {(fields: Partial<Fields>) => <Asked fields={fields} />}
        </ActForm>
      </Drawer>
    </>
  )
}

function Asked({ fields: { kind, unitId } }: { fields: Partial<Fields> }) {
  const { t } = useTranslation('codes')
  const needsPerson = kind === 'employee' || kind === 'invitation'
  return (
    <>
      <Form.Item name="kind" label={t('makeKind')} rules={[{ required: true, message: t('makeKindMissing') }]}>
        <Radio.Group className={styles.kinds ?? ''}>
          {CodeKind.options.map((value) => (
            <Radio key={value} value={value}>
              {t(`kind.${value}`)} <span className={styles.faint}>{t(`kindSays.${value}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="unitId" label={t('outlet')} rules={[{ required: true, message: t('outletMissing') }]}>
        <UnitSelect />
      </Form.Item>
      {kind === 'counter' && unitId && <CounterField unitId={unitId} />}
      {needsPerson && unitId && <PersonField unitId={unitId} kind={kind} />}
    </>
  )
}

function CounterField({ unitId }: { unitId: string }) {
  const { t } = useTranslation('codes')
  const say = useSay()
  const asked = useAsk(listCounters, { unitId })
  const options = (asked.data?.items ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))
  return (
    <Form.Item name="counterId" label={t('counter')} rules={[{ required: true, message: t('counterMissing') }]}>
      <Select options={options} loading={asked.isPending} />
    </Form.Item>
  )
}

function PersonField({ unitId, kind }: { unitId: string; kind: CodeKind }) {
  const { t } = useTranslation('codes')
  const asked = useAsk(listStaff, { unitId })
  const options = (asked.data ?? [])
    .filter(({ roles }) => kind !== 'invitation' || roles.includes('lobby-manager'))
    .map(({ id, name, post }) => ({ value: id, label: `${name} · ${post}` }))
  return (
    <Form.Item name="staffId" label={t('staff')} rules={[{ required: true, message: t('staffMissing') }]}>
      <Select options={options} loading={asked.isPending} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  )
}
