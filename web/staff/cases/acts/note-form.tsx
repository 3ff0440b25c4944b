import { Checkbox, Form, Mentions } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteCase } from '#contract/cases.ts'
import { listStaff } from '#contract/identity.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useMe } from '../../../lib/me.tsx'
import { useSettled } from '../../../lib/settled.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { TextBlockButton } from '../../text-blocks/text-block-button.tsx'
import type { ActProps } from './act-props.ts'

type Fields = { text: string; letSee?: boolean }

/** A note for colleagues: `@` and a name tells one of them. It never leaves to the customer. */
export function NoteForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const idOf = useRef(new Map<string, string>())
  const mentioned = (text: string) =>
    [...idOf.current].flatMap(([name, id]) => (text.includes(`@${name}`) ? [id] : [])).slice(0, 10)
  return (
    <ActForm
      endpoint={noteCase}
      draft={`note.${current.id}`}
      input={({ text, letSee = false }: Fields) => ({ id: current.id, text, letSee, mentions: mentioned(text) })}
      done={done}
      cancel={cancel}
      submit={t('note.submit')}
    >
      {({ text = '' }) => (
        <>
          <Form.Item
            name="text"
            label={t('note.text')}
            rules={[{ required: true, whitespace: true, message: t('note.missing') }]}
            extra={<NoteBlocks caseId={current.id} text={text} />}
          >
            <NoteText choose={(name, id) => idOf.current.set(name, id)} />
          </Form.Item>
          {/* Asked only where somebody is mentioned: it opens the case to them and to their unit. */}
          {text.includes('@') && (
            <Form.Item name="letSee" valuePropName="checked">
              <Checkbox>{t('note.letSee')}</Checkbox>
            </Form.Item>
          )}
        </>
      )}
    </ActForm>
  )
}

function NoteBlocks({ caseId, text }: { caseId: string; text: string }) {
  const form = Form.useFormInstance<Fields>()
  const [isOpen, setOpen] = useState(false)
  const insert = (words: string) => form.setFieldValue('text', [text, words].filter(Boolean).join('\n'))
  return <TextBlockButton caseId={caseId} text={text} isOpen={isOpen} setOpen={setOpen} insert={insert} />
}

type TextProps = {
  id?: string
  value?: string
  onChange?: (text: string) => void
  choose: (name: string, id: string) => void
}

function NoteText({ choose, ...field }: TextProps) {
  const { t } = useTranslation('acts')
  const me = useMe()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const asked = useAsk(listStaff, search ? { search } : { unitId: me.unit.id }, { keepsPrevious: true })
  return (
    <Mentions
      {...field}
      autoSize={{ minRows: 3, maxRows: 10 }}
      maxLength={8000}
      placeholder={t('note.hint')}
      onSearch={setTyped}
      filterOption={false}
      onSelect={(option) => choose(option.value ?? '', option.key ?? '')}
      options={(asked.data ?? [])
        .filter(({ id }) => id !== me.id)
        .slice(0, 20)
        .map(({ id, name, post }) => ({ key: id, value: name, label: `${name} · ${post}` }))}
    />
  )
}
