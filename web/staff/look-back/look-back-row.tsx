import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled } from '@ant-design/icons'
import { Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { checkLookBack, type LookBack } from '#contract/feedback.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMe } from '../../lib/me.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { Badge } from '../../ui/badge.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { NoteField } from '../../ui/note-field.tsx'
import styles from './look-back.module.css'

const signs = { waiting: <ClockCircleOutlined />, passed: <CheckCircleFilled />, failed: <CloseCircleFilled /> }

/** One item: whose work is looked at, by whom, and what was found; its checker writes the finding in place. */
export function LookBackRow({ row }: { row: LookBack }) {
  const { t } = useTranslation('lookBack')
  const me = useMe()
  const unitName = useUnitName()
  const { moment } = useMoments()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const isMine = row.state === 'waiting' && row.assignedTo?.id === me.id
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link>
        <GradeBadge grade={row.grade} />
        {row.why === 'second-person' && <Badge look="warn">{t('why.second-person')}</Badge>}
        <span className={`${styles.state} ${styles[row.state]}`}>
          {signs[row.state]} {t(`state.${row.state}`)}
        </span>
      </div>
      <p className={styles.matter}>{row.title}</p>
      <p className={styles.where}>
        <span>{unitName(row.unit)}</span>
        <span>
          {t('resolved', {
            name: row.resolvedBy?.name ?? '—',
            moment: row.resolvedAt ? moment(row.resolvedAt, now) : t('reopened'),
          })}
        </span>
        <span>{t('checker', { name: row.assignedTo?.name ?? t('nobody') })}</span>
      </p>
      {row.finding && <p className={styles.finding}>{row.finding}</p>}
      {isMine && !isOpen && (
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('check')}
        </Button>
      )}
      {isMine && isOpen && (
        <ActForm
          endpoint={checkLookBack}
          draft={`look-back:${row.id}`}
          input={(fields: { passed: boolean; finding: string }) => ({ id: row.id, ...fields })}
          done={() => setOpen(false)}
          cancel={() => setOpen(false)}
          says={t('checkSays')}
          submit={t('record')}
        >
          <Form.Item name="passed" label={t('verdict')} rules={[{ required: true, message: t('verdictMissing') }]}>
            <Radio.Group
              options={[
                { value: true, label: t('state.passed') },
                { value: false, label: t('state.failed') },
              ]}
            />
          </Form.Item>
          <NoteField name="finding" label={t('finding')} min={4} max={4000} />
        </ActForm>
      )}
    </li>
  )
}
