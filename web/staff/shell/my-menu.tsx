import { DownOutlined, LogoutOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { Button, Popover, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUnitName } from '../../lib/language.ts'
import { chooseLook, lookChoices, useLook } from '../../lib/look-choice.ts'
import { useMe } from '../../lib/me.tsx'
import { useBreadth } from '../../lib/media.ts'
import { useSignOut } from '../sign-in/use-session.ts'
import { LanguageSwitch } from './language-switch.tsx'
import styles from './my-menu.module.css'

/** Who is signed in, where, as what; the look of the screen; the way out. */
export function MyMenu() {
  const { t } = useTranslation('shell')
  const me = useMe()
  const unitName = useUnitName()
  const isPhone = useBreadth() === 'phone'
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      content={<Content close={() => setOpen(false)} />}
    >
      <button
        type="button"
        data-tour="me"
        className={styles.me}
        {...(isPhone && { 'aria-label': t('me.label', { name: me.name }) })}
      >
        <span className={styles.initial} aria-hidden="true">
          {[...me.name][0]}
        </span>
        {!isPhone && (
          <>
            <span className={styles.who}>
              <span className={styles.name}>{me.name}</span>
              <span className={styles.unit}>{unitName(me.unit)}</span>
            </span>
            <DownOutlined className={styles.down} />
          </>
        )}
      </button>
    </Popover>
  )
}

function Content({ close }: { close: () => void }) {
  const { t } = useTranslation('shell')
  const me = useMe()
  const unitName = useUnitName()
  const look = useLook()
  const signOut = useSignOut()
  const isPhone = useBreadth() === 'phone'
  return (
    <div className={styles.content}>
      <div>
        <div className={styles.name}>{me.name}</div>
        <div className={styles.soft}>
          {me.post} · {unitName(me.unit)}
        </div>
        <div className={styles.soft}>{me.login}</div>
      </div>
      <div>
        <div className={styles.label}>{t('me.look')}</div>
        <Segmented
          block
          value={look}
          onChange={chooseLook}
          options={lookChoices.map((value) => ({ value, label: t(`look.${value}`) }))}
        />
      </div>
      {isPhone && <LanguageSwitch />}
      <Link to="/account" className={styles.link} onClick={close}>
        <SafetyCertificateOutlined /> {t('me.account')}
      </Link>
      <Button icon={<LogoutOutlined />} onClick={() => signOut.mutate()} loading={signOut.isPending}>
        {t('me.signOut')}
      </Button>
    </div>
  )
}
