import { Button, Form } from 'antd'
import { type ReactNode, use, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Endpoint } from '#contract/endpoint.ts'
import { useAct } from '../lib/ask.ts'
import { forgetDraft, keepDraft, readDraft } from '../lib/draft.ts'
import styles from './act-form.module.css'
import { Refused } from './refused.tsx'
import { SeenVersion } from './seen-version.ts'

type Props<I, O, F> = {
  endpoint: Endpoint<I, O>
  /** Where what is typed is kept until it is sent; one name per act and subject. */
  draft: string
  start?: Partial<F>
  input: (fields: F) => I
  done: (answer: O) => void
  cancel?: () => void
  says?: ReactNode
  submit: string
  /** The act is refused for now, and the form has said why: what is typed waits. */
  isHeld?: boolean
  children: ReactNode | ((fields: Partial<F>) => ReactNode)
}

/** One act in place: why it is asked, its few fields, the button, and beside it why the server said no. */
export function ActForm<I, O, F extends object>(props: Props<I, O, F>) {
  const { t } = useTranslation('ui')
  const [form] = Form.useForm<F>()
  const [initial] = useState<Partial<F>>(() => ({ ...props.start, ...readDraft<F>(props.draft) }))
  const seen = use(SeenVersion)
  // Also what a button put into a field: a usual reason, a text block.
  const fields = Form.useWatch((all: F) => all, form) ?? initial
  const begun = useRef(initial)
  useEffect(() => {
    if (JSON.stringify(fields) === JSON.stringify(begun.current)) return
    begun.current = fields
    keepDraft(props.draft, fields)
  }, [fields, props.draft])
  const act = useAct(props.endpoint, {
    done: (answer) => {
      forgetDraft(props.draft)
      props.done(answer)
    },
  })
  const close = () => {
    forgetDraft(props.draft)
    props.cancel?.()
  }
  return (
    <Form<F>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={(all) => act.mutate({ ...props.input(all), ...(seen !== null && { seen }) })}
      disabled={act.isPending}
      scrollToFirstError={{ focus: true }}
      className={styles.form}
    >
      {props.says && <p className={styles.says}>{props.says}</p>}
      {typeof props.children === 'function' ? props.children(fields) : props.children}
      <Refused error={act.error} />
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" disabled={props.isHeld ?? false} loading={act.isPending}>
          {props.submit}
        </Button>
        {props.cancel && <Button onClick={close}>{t('cancel')}</Button>}
      </div>
    </Form>
  )
}
