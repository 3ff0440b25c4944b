import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { useBreadth } from '../../../lib/media.ts'
import { isAct, offered } from './act-list.ts'
import styles from './action-dock.module.css'
import { actionsOf, nextStep } from './next-step.ts'
import { useOpenAct } from './use-open-act.ts'

const shownBeside = { phone: 1, tablet: 4, desk: 4 }

/** Only what the server offers this reader; the next step first and marked. */
export function ActBar({ current, takesFocus }: { current: Case; takesFocus: boolean }) {
  const { t } = useTranslation('cases')
  const breadth = useBreadth()
  const { open } = useOpenAct()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) bar.current?.querySelector('button')?.focus()
  }, [takesFocus])
  const next = nextStep(current)
  const others = offered(actionsOf(current)).filter((name) => name !== next)
  if (others.length === 0 && !next) return null
  const beside = others.slice(0, shownBeside[breadth])
  const more = others.slice(shownBeside[breadth])
  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={t('act.bar')}>
      {isAct(next) && (
        <Button type="primary" onClick={() => open(next)}>
          {t(`act.${next}`)}
        </Button>
      )}
      {beside.map((name) => (
        <Button key={name} onClick={() => open(name)}>
          {t(`act.${name}`)}
        </Button>
      ))}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="topRight"
          menu={{ items: more.map((name) => ({ key: name, label: t(`act.${name}`), onClick: () => open(name) })) }}
        >
          <Button icon={<DownOutlined />} iconPlacement="end">
            {t('act.more')}
          </Button>
        </Dropdown>
      )}
    </div>
  )
}
