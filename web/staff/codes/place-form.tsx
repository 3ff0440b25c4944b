import { App, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Counter, serveCounter } from '#contract/codes.ts'
import { listStaff } from '#contract/identity.ts'
import { useAsk } from '../../lib/ask.ts'
import { ActForm } from '../../ui/act-form.tsx'

type Fields = { staffId?: string }

/** The supervisor places whoever serves; empty for nobody. */
export function PlaceForm({ counter, close }: { counter: Counter; close: () => void }) {
  const { t } = useTranslation('codes')
  const { message } = App.useApp()
  const asked = useAsk(listStaff, { unitId: counter.unit.id })
  const options = (asked.data ?? []).map(({ id, name, post }) => ({ value: id, label: `${name} · ${post}` }))
  return (
    <ActForm
      endpoint={serveCounter}
      draft={`counter.place.${counter.id}`}
      start={counter.servedBy ? ({ staffId: counter.servedBy.id } as Fields) : {}}
      input={({ staffId }: Fields) => ({ id: counter.id, staffId: staffId ?? null })}
      done={() => {
        close()
        void message.success(t('counters.placed'))
      }}
      cancel={close}
      says={t('counters.placeSays')}
      submit={t('counters.save')}
    >
      <Form.Item name="staffId" label={t('staff')}>
        <Select options={options} loading={asked.isPending} allowClear showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </ActForm>
  )
}
