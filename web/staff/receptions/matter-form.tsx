import { App, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UploadedFile } from '#contract/files.ts'
import { type ReceptionPage, recordMatter } from '#contract/receptions.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { UploadField } from '../../ui/files/upload-field.tsx'
import styles from './reception-page.module.css'

type Fields = {
  text: string
  appointmentId?: string
  name?: string
  phone?: string
  customer?: string
  photos?: UploadedFile[]
}

const heardOrSeen = ['image', 'audio'] as const

/** What is raised, written down on the spot: it is a case before the customer stands up (4.1.1). */
export function MatterForm({ day }: { day: ReceptionPage }) {
  const { t } = useTranslation('receptions')
  const { message } = App.useApp()
  const { time } = useMoments()
  const [serial, setSerial] = useState(0)
  const expected = day.appointmentList.filter(({ state }) => state === 'booked' || state === 'came')
  return (
    <section className={styles.card} aria-labelledby="matter-form">
      <h2 className={styles.title} id="matter-form">
        {t('matter.title')}
      </h2>
      <ActForm
        key={serial}
        endpoint={recordMatter}
        draft={`reception.matter.${day.id}`}
        input={({ text, appointmentId, name, phone, customer, photos }: Fields) => ({
          ...{ id: day.id, text },
          language: /\p{Script=Han}/u.test(text) ? ('zh' as const) : ('en' as const),
          ...(appointmentId && { appointmentId }),
          ...(customer && { customer }),
          ...((name || phone) && { contact: { ...(name && { name }), ...(phone && { phone }) } }),
          ...(photos && photos.length > 0 && { attachments: photos.map(({ ticket }) => ticket) }),
        })}
        done={(receipt) => {
          void message.success(t('matter.opened', { number: receipt.caseNumber ?? '' }))
          setSerial(serial + 1)
        }}
        says={t('matter.says')}
        submit={t('matter.submit')}
      >
        <Form.Item
          name="text"
          label={t('matter.text')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('matter.missing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={8000} />
        </Form.Item>
        <div className={styles.pair}>
          {expected.length > 0 && (
            <Form.Item name="appointmentId" label={t('matter.appointment')}>
              <Select
                allowClear
                placeholder={t('matter.walkIn')}
                options={expected.map(({ id, at, name }) => ({ value: id, label: `${time(at)} ${name}` }))}
              />
            </Form.Item>
          )}
          <Form.Item name="name" label={t('book.name')}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label={t('book.phone')}>
            <Input maxLength={30} inputMode="tel" autoComplete="off" />
          </Form.Item>
          <Form.Item name="customer" label={t('book.customer')}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="photos" label={t('matter.photos')}>
            <UploadField hasRecorder kinds={heardOrSeen} />
          </Form.Item>
        </div>
      </ActForm>
    </section>
  )
}
