import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { regradeCase } from '#contract/cases.ts'
import { Grade } from '#contract/words.ts'
import { useSay } from '../../../lib/language.ts'
import { manualWords } from '../../../lib/manual-words.ts'
import { useWord } from '../../../lib/use-word.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { grade: Grade; reason: string }
const grades = Grade.options

/** Chapter 7: up at once, down only with a second person; the form says which before it is sent. */
export function RegradeForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const word = useWord()
  const say = useSay()
  const isLower = (grade: Grade | undefined) =>
    grade !== undefined && grades.indexOf(grade) > grades.indexOf(current.grade)
  return (
    <ActForm
      endpoint={regradeCase}
      draft={`regrade.${current.id}`}
      input={(fields: Fields) => ({ id: current.id, ...fields })}
      done={done}
      cancel={cancel}
      submit={t('regrade.submit')}
    >
      {({ grade }) => (
        <>
          <Form.Item
            name="grade"
            label={t('regrade.grade')}
            rules={[{ required: true, message: t('regrade.missing') }]}
            extra={grade && t(isLower(grade) ? 'regrade.lower' : 'regrade.higher')}
          >
            <Radio.Group
              optionType="button"
              options={grades
                .filter((value) => value !== current.grade)
                .map((value) => ({ value, label: word('grades', value) }))}
            />
          </Form.Item>
          <ReasonField
            usual={manualWords.regradeReasons
              .filter(({ direction }) => direction === 'either' || (direction === 'lowers') === isLower(grade))
              .map(({ id, name }) => ({ value: id, label: say(name) }))}
          />
        </>
      )}
    </ActForm>
  )
}
