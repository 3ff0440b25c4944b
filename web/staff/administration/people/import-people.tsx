import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { importPeople, type PeopleImport } from '#contract/people.ts'
import { useAct } from '../../../lib/ask.ts'
import { Refused } from '../../../ui/refused.tsx'
import styles from '../administration.module.css'
import { FileField } from '../parts/file-field.tsx'
import { Problems } from '../parts/problems.tsx'
import { RowTable } from '../parts/row-table.tsx'

/** A table of people: first what it says and what is wrong, then all of it or nothing. */
export function ImportPeople({ done }: { done: () => void }) {
  const { t } = useTranslation('administration')
  const [file, setFile] = useState<string>()
  const [seen, setSeen] = useState<PeopleImport>()
  const act = useAct(importPeople, { done: setSeen })
  const take = (next: string | undefined) => {
    setFile(next)
    setSeen(undefined)
    if (next) act.mutate({ file: next, isConfirmed: false })
  }
  const isDone = (seen?.added.length ?? 0) > 0
  return (
    <>
      <p className={styles.says}>{t('person.importSays')}</p>
      {!isDone && (
        <Form layout="vertical">
          <Form.Item label={t('file.choose')} htmlFor="people-file">
            <FileField id="people-file" accept=".csv,text/csv" onChange={take} />
          </Form.Item>
        </Form>
      )}
      <Refused error={act.error} />
      {seen && !isDone && <Foreseen seen={seen} />}
      {seen && isDone && <Added seen={seen} />}
      <div className={styles.acts}>
        {!isDone && (
          <Button
            type="primary"
            disabled={!seen || seen.problems.length > 0 || seen.rows === 0}
            loading={act.isPending}
            onClick={() => file && act.mutate({ file, isConfirmed: true })}
          >
            {t('person.importAll', { count: seen?.rows ?? 0 })}
          </Button>
        )}
        {isDone && (
          <Button type="primary" onClick={done}>
            {t('secret.taken')}
          </Button>
        )}
      </div>
    </>
  )
}

function Foreseen({ seen }: { seen: PeopleImport }) {
  const { t } = useTranslation('administration')
  return (
    <>
      <p>{t('file.read', { count: seen.rows, encoding: t(`file.encoding.${seen.encoding}`) })}</p>
      <Problems problems={seen.problems} />
      {seen.sample.length > 0 && (
        <RowTable
          label={t('file.sample')}
          heads={[
            t('file.line'),
            t('person.login'),
            t('person.name'),
            t('person.post'),
            t('person.unit'),
            t('person.role'),
          ]}
        >
          {seen.sample.map((row) => (
            <tr key={row.line}>
              <td className={styles.number}>{row.line}</td>
              <td>{row.login}</td>
              <td>{row.name}</td>
              <td>{row.post}</td>
              <td>{row.unit}</td>
              <td>{row.role || '—'}</td>
            </tr>
          ))}
        </RowTable>
      )}
    </>
  )
}

function Added({ seen }: { seen: PeopleImport }) {
  const { t } = useTranslation('administration')
  return (
    <>
      <p>{t('person.added', { count: seen.added.length })}</p>
      <RowTable label={t('secret.password')} heads={[t('person.login'), t('person.name'), t('secret.password')]}>
        {seen.added.map((row) => (
          <tr key={row.login}>
            <td>{row.login}</td>
            <td>{row.name}</td>
            <td>
              <code>{row.secret}</code>
            </td>
          </tr>
        ))}
      </RowTable>
    </>
  )
}
