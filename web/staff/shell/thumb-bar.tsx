import { EllipsisOutlined } from '@ant-design/icons'
import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation } from 'react-router'
import { PlaceGroups } from './place-groups.tsx'
import type { PlaceShown } from './places.ts'
import styles from './thumb-bar.module.css'

/** As many as a thumb tells apart without looking: four, and a fifth that opens all of them. */
const AT_HAND = 4

export function ThumbBar({ places }: { places: readonly PlaceShown[] }) {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const atHand = places.length > AT_HAND + 1 ? places.slice(0, AT_HAND) : places
  const rest = places.slice(atHand.length)
  const isElsewhere = rest.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
  return (
    <div className={styles.bar}>
      {atHand.map(({ to, name, Sign }) => (
        <NavLink key={to} to={to} className={styles.place}>
          <Sign className={styles.sign} />
          <span>{t(`places.${name}`)}</span>
        </NavLink>
      ))}
      {rest.length > 0 && (
        <>
          <button
            type="button"
            className={styles.place}
            aria-expanded={isOpen}
            aria-haspopup="dialog"
            {...(isElsewhere && { 'aria-current': 'true' as const })}
            onClick={() => setOpen(true)}
          >
            <EllipsisOutlined className={styles.sign} />
            <span>{t('more')}</span>
          </button>
          <Drawer
            open={isOpen}
            onClose={() => setOpen(false)}
            placement="bottom"
            size="auto"
            title={t('allPlaces')}
            styles={{ body: { padding: '4px 12px 20px' }, wrapper: { maxHeight: '80dvh' } }}
          >
            <PlaceGroups places={places} look={sheet} onGo={() => setOpen(false)} />
          </Drawer>
        </>
      )}
    </div>
  )
}

const sheet = {
  group: styles.sheetGroup,
  heading: styles.sheetHeading,
  list: styles.sheetList,
  place: styles.sheetPlace,
  sign: styles.sign,
} as Record<'group' | 'heading' | 'list' | 'place' | 'sign', string>
