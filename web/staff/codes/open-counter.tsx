import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openCounter } from '#contract/codes.ts'
import { useBreadth } from '../../lib/media.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { UnitSelect } from '../../ui/unit-select.tsx'
import { useMyOutlet } from './use-my-outlet.ts'

type Fields = { unitId: string; name: string; nameEn: string }

export function OpenCounter() {
  const { t } = useTranslation('codes')
  const { message } = App.useApp()
  const isPhone = useBreadth() === 'phone'
  const outletId = useMyOutlet()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('counters.open')}
      </Button>
      <Drawer open={isOpen} onClose={close} size={isPhone ? '100%' : 460} title={t('counters.open')} destroyOnHidden>
        <ActForm
          endpoint={openCounter}
          draft="counter.open"
          start={outletId ? ({ unitId: outletId } as Partial<Fields>) : {}}
          input={(fields: Fields) => fields}
          done={() => {
            close()
            void message.success(t('counters.done'))
          }}
          cancel={close}
          submit={t('counters.submit')}
        >
          <Form.Item name="unitId" label={t('outlet')} rules={[{ required: true, message: t('outletMissing') }]}>
            <UnitSelect />
          </Form.Item>
          <Form.Item
            name="name"
            label={t('counters.name')}
            rules={[{ required: true, whitespace: true, message: t('counters.nameMissing') }]}
          >
            <Input maxLength={40} placeholder={t('counters.nameSays')} />
          </Form.Item>
          <Form.Item
            name="nameEn"
            label={t('counters.nameEn')}
            rules={[{ required: true, whitespace: true, message: t('counters.nameEnMissing') }]}
          >
            <Input maxLength={60} placeholder={t('counters.nameEnSays')} />
          </Form.Item>
        </ActForm>
      </Drawer>
    </>
  )
}
