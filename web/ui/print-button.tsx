import { PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './print-button.module.css'

/** Prints the page as it stands; for who reads it on paper without glasses, in large type. */
export function PrintButton() {
  const { t } = useTranslation('print')
  const print = (size: string) => {
    if (size === 'large') document.documentElement.dataset.print = 'large'
    else delete document.documentElement.dataset.print
    // After the menu has closed: an open menu would be printed as well.
    setTimeout(() => window.print(), 300)
  }
  const items = [
    { key: 'usual', label: t('usual') },
    { key: 'large', label: t('large') },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => print(key) }}>
      <Button className={styles.print ?? ''} type="text" icon={<PrinterOutlined />} aria-label={t('print')} />
    </Dropdown>
  )
}
