import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReceptionPage, writeMinutes } from '#contract/receptions.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { NoteField } from '../../ui/note-field.tsx'
import styles from './reception-page.module.css'

export function Minutes({ day }: { day: ReceptionPage }) {
  const { t } = useTranslation('receptions')
  const [isOpen, setOpen] = useState(false)
  return (
    <section className={styles.card} aria-labelledby="minutes">
      <div className={styles.head}>
        <h2 id="minutes">{t('minutes')}</h2>
        {day.actions.includes('minutes') && !isOpen && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('minutesWrite')}
          </Button>
        )}
      </div>
      {isOpen ? (
        <ActForm
          endpoint={writeMinutes}
          draft={`reception.minutes.${day.id}`}
          start={{ minutes: day.minutes }}
          input={({ minutes }: { minutes: string }) => ({ id: day.id, minutes })}
          done={() => setOpen(false)}
          cancel={() => setOpen(false)}
          submit={t('minutesKeep')}
        >
          <NoteField name="minutes" label={t('minutes')} rows={5} />
        </ActForm>
      ) : (
        <p className={styles.minutes}>{day.minutes || t('minutesNone')}</p>
      )}
    </section>
  )
}
