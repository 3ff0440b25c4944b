import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { keysNow, useKeys } from '../../lib/keys.ts'
import { makeSwitch } from '../../lib/switch.ts'
import styles from './keys-list.module.css'

const list = makeSwitch()
export const showKeys = () => list.turn(true)

/** `?`: the keys of the screen that is open, and those that hold everywhere. */
export function KeysList() {
  const { t } = useTranslation('keys')
  const isOpen = list.use()
  useKeys({ '?': { says: t('show'), act: showKeys } })
  // The page's own links, dialogs and lists answer to these without our doing.
  const everywhere = [
    { key: 'Tab', says: t('tab') },
    { key: 'Enter', says: t('enter') },
    { key: 'Esc', says: t('escape') },
  ]
  return (
    <Modal open={isOpen} onCancel={() => list.turn(false)} title={t('title')} footer={null} width={460} destroyOnHidden>
      {isOpen && <Rows rows={[...keysNow(), ...everywhere]} />}
      <p className={styles.note}>{t('note')}</p>
    </Modal>
  )
}

const Rows = ({ rows }: { rows: { key: string; says: string }[] }) => (
  <dl className={styles.rows}>
    {rows.map(({ key, says }) => (
      <div key={key + says} className={styles.row}>
        <dt>
          {key.split(' ').map((part) => (
            <kbd key={part} className={styles.key}>
              {part}
            </kbd>
          ))}
        </dt>
        <dd>{says}</dd>
      </div>
    ))}
  </dl>
)
