import { App, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from '../administration.module.css'

type Props = { title: string; says: string; secret: string | undefined; close: () => void }

/** A secret that is told once: closed only by saying that it was taken down. */
export function SecretShown({ title, says, secret, close }: Props) {
  const { t } = useTranslation('administration')
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(secret ?? '')
    void message.success(t('secret.copied'))
  }
  return (
    <Modal
      open={secret !== undefined}
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <>
          {'clipboard' in navigator && <Button onClick={copy}>{t('secret.copy')}</Button>}
          <Button type="primary" onClick={close}>
            {t('secret.taken')}
          </Button>
        </>
      }
    >
      <p>{says}</p>
      <code className={styles.secret}>{secret}</code>
    </Modal>
  )
}
