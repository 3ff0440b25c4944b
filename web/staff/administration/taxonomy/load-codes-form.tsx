import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadRegulatorCodes, type RegulatorForesight } from '#contract/regulator.ts'
import { useAct } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { dayOf } from '../../../lib/moments.ts'
import { useWord } from '../../../lib/use-word.ts'
import { Refused } from '../../../ui/refused.tsx'
import styles from '../administration.module.css'
import { FileField } from '../parts/file-field.tsx'
import { Problems } from '../parts/problems.tsx'

type Fields = { name: string; source: string; effectiveOn: string; isExample: boolean; file: string }

/** Code tables and mapping: first what is wrong and what is left without a code, then they are in force from their day. */
export function LoadCodesForm({ done }: { done: () => void }) {
  const { t } = useTranslation('administration')
  const [seen, setSeen] = useState<RegulatorForesight>()
  const [asked, setAsked] = useState<Fields>()
  const act = useAct(loadRegulatorCodes, {
    done: (answer) => (answer.isDone ? done() : setSeen(answer)),
  })
  const required = [{ required: true, message: t('required') }]
  const foresee = (fields: Fields) => {
    setAsked(fields)
    act.mutate({ ...fields, isConfirmed: false })
  }
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ effectiveOn: dayOf(useNow()), isExample: false }}
      onFinish={foresee}
      onValuesChange={() => setSeen(undefined)}
    >
      <p className={styles.says}>{t('taxonomy.loadSays')}</p>
      <Form.Item name="name" label={t('taxonomy.loadName')} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="source" label={t('commitment.source')} rules={required}>
        <Input maxLength={400} />
      </Form.Item>
      <Form.Item name="effectiveOn" label={t('taxonomy.effectiveOn')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="isExample" valuePropName="checked">
        <Checkbox>{t('taxonomy.isExample')}</Checkbox>
      </Form.Item>
      <Form.Item name="file" label={t('file.choose')} rules={required}>
        <FileField accept=".csv,.yaml,.yml" />
      </Form.Item>
      <Refused error={act.error} />
      {seen && <Seen seen={seen} />}
      <div className={styles.acts} style={{ margin: 0 }}>
        <Button htmlType="submit" loading={act.isPending}>
          {t('taxonomy.check')}
        </Button>
        {seen && seen.problems.length === 0 && (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => asked && act.mutate({ ...asked, isConfirmed: true })}
          >
            {t('taxonomy.confirm')}
          </Button>
        )}
      </div>
    </Form>
  )
}

function Seen({ seen }: { seen: RegulatorForesight }) {
  const { t } = useTranslation('administration')
  const word = useWord()
  const list = { channel: 'channels', business: 'business', reason: 'nature' } as const
  return (
    <>
      <p role="status">
        {t('taxonomy.read', { codes: seen.codes, words: seen.words, encoding: t(`file.encoding.${seen.encoding}`) })}
      </p>
      <Problems problems={seen.problems} />
      {seen.gaps.length > 0 && (
        <p className={styles.soft}>
          {t('taxonomy.gaps', { words: seen.gaps.map((gap) => word(list[gap.axis], gap.word)).join('、') })}
        </p>
      )}
    </>
  )
}
