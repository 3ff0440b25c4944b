import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { pauseCase } from '#contract/cases.ts'
import { useSay } from '../../../lib/language.ts'
import { manualWords } from '../../../lib/manual-words.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import type { ActProps } from './act-props.ts'
import styles from './pause-form.module.css'

type Fields = { ground: string; note: string }

/** Chapter 7: only on a named ground, with its evidence; the law's clock runs on, and the form says so. */
export function PauseForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const say = useSay()
  return (
    <ActForm
      endpoint={pauseCase}
      draft={`pause.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      says={t('pause.says')}
      submit={t('pause.submit')}
    >
      {({ ground }) => {
        const chosen = manualWords.pauseGrounds.find(({ id }) => id === ground)
        return (
          <>
            <Form.Item
              name="ground"
              label={t('pause.ground')}
              rules={[{ required: true, message: t('pause.missing') }]}
            >
              <Radio.Group className={styles.grounds ?? ''}>
                {manualWords.pauseGrounds.map(({ id, name }) => (
                  <Radio key={id} value={id}>
                    {say(name)}
                  </Radio>
                ))}
              </Radio.Group>
            </Form.Item>
            {chosen && (
              <dl className={styles.about}>
                <dt>{t('pause.meaning')}</dt>
                <dd>{say(chosen.says)}</dd>
                <dt>{t('pause.evidence')}</dt>
                <dd>{say(chosen.evidence)}</dd>
                <dt>{t('pause.law')}</dt>
                <dd>{say(chosen.lawSays)}</dd>
              </dl>
            )}
            <NoteField label={t('pause.note')} />
          </>
        )
      }}
    </ActForm>
  )
}
