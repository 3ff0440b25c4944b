import { CloseOutlined, DownOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { useBreadth } from '../../../lib/media.ts'
import { type ActName, actForms, isAct, offered } from './act-list.ts'
import styles from './action-dock.module.css'
import { LookBackForm } from './look-back-form.tsx'
import { nextStep } from './next-step.ts'
import { useOpenAct } from './use-open-act.ts'

const shownBeside = { phone: 1, tablet: 4, desk: 4 }

/** What may be done now, the next step first; the chosen act's form opens in place, under the story it belongs to. */
export function ActionDock({ current }: { current: Case }) {
  const { act, of } = useOpenAct()
  if (act === 'look-back' && of) return <LookBackForm lookBackId={of} />
  if (isAct(act) && current.actions.includes(act)) return <OpenAct name={act} current={current} of={of} />
  return <Bar current={current} />
}

function OpenAct({ name, current, of }: { name: ActName; current: Case; of: string | null }) {
  const { t } = useTranslation('cases')
  const { message } = App.useApp()
  const { close } = useOpenAct()
  const ActForm = actForms[name]
  const done = () => {
    message.success(t(`done.${name}`))
    close()
  }
  return (
    <section className={styles.open} aria-label={t(`act.${name}`)}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t(`act.${name}`)}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('act.close')} onClick={close} />
      </div>
      <ActForm current={current} of={of} done={done} cancel={close} />
    </section>
  )
}

function Bar({ current }: { current: Case }) {
  const { t } = useTranslation('cases')
  const breadth = useBreadth()
  const { open } = useOpenAct()
  const next = nextStep(current)
  const others = offered(current.actions).filter((name) => name !== next)
  if (others.length === 0 && !next) return null
  const beside = others.slice(0, shownBeside[breadth])
  const more = others.slice(shownBeside[breadth])
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('act.bar')}>
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
