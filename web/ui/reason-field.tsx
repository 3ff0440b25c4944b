import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './reason-field.module.css'

/** A reason in the person's own words, begun with one click where the manual lists the usual ones. */
export function ReasonField({ usual = [] }: { usual?: { value: string; label: string }[] }) {
  const { t } = useTranslation('ui')
  const form = Form.useFormInstance<{ reason: string }>()
  const begin = (label: string) => {
    const typed = form.getFieldValue('reason') as string | undefined
    form.setFieldValue('reason', typed ? `${label}${t('reason.joint')}${typed}` : label)
  }
  return (
    <>
      {usual.length > 0 && (
        <fieldset className={styles.usual}>
          <legend>{t('reason.usual')}</legend>
          {usual.map(({ value, label }) => (
            <Button key={value} size="small" onClick={() => begin(label)}>
              {label}
            </Button>
          ))}
        </fieldset>
      )}
      <Form.Item
        name="reason"
        label={t('reason.label')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('reason.missing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </>
  )
}
