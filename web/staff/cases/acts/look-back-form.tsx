import { App, Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { checkLookBack } from '#contract/feedback.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import styles from './action-dock.module.css'
import { useOpenAct } from './use-open-act.ts'

type Fields = { passed: boolean; finding: string }

/** Manual 4.3: looked at again, against cosmetic fixes, by someone who did not resolve it. */
export function LookBackForm({ lookBackId }: { lookBackId: string }) {
  const { t } = useTranslation('acts')
  const { message } = App.useApp()
  const { close } = useOpenAct()
  const done = () => {
    message.success(t('lookBack.done'))
    close()
  }
  return (
    <section className={styles.open} aria-label={t('lookBack.title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('lookBack.title')}</h2>
      </div>
      <ActForm
        endpoint={checkLookBack}
        draft={`look-back.${lookBackId}`}
        input={(fields: Fields) => ({ id: lookBackId, ...fields })}
        done={done}
        cancel={close}
        says={t('lookBack.says')}
        submit={t('lookBack.submit')}
      >
        <Form.Item
          name="passed"
          label={t('lookBack.verdict')}
          rules={[{ required: true, message: t('lookBack.missing') }]}
        >
          <Radio.Group
            optionType="button"
            options={[
              { value: true, label: t('lookBack.passed') },
              { value: false, label: t('lookBack.failed') },
            ]}
          />
        </Form.Item>
        <NoteField name="finding" label={t('lookBack.finding')} min={4} max={4000} />
      </ActForm>
    </section>
  )
}
