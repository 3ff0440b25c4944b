import { SearchOutlined } from '@ant-design/icons'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isComposing } from '../../lib/keys.ts'
import { Failure } from '../../ui/failure.tsx'
import { Unseen } from '../../ui/unseen.tsx'
import styles from './finder.module.css'
import { FoundRow } from './found-row.tsx'
import { keepRecent } from './recent.ts'
import { type Found, useFound } from './use-found.ts'

/** Arrows choose, Enter opens, Escape closes; a letter that an input method still composes does none of them. */
export function FinderPanel({ close }: { close: () => void }) {
  const { t } = useTranslation('find')
  const navigate = useNavigate()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { groups, isAsking, error, again } = useFound(typed)
  const flat = groups.flatMap((group) => group.items)
  const chosen = Math.min(at, flat.length - 1)
  const go = (one: Found) => {
    keepRecent({ to: one.to, label: one.label })
    close()
    void navigate(one.to)
  }
  const pressed = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && flat.length > 0) {
      event.preventDefault()
      setAt((chosen + step + flat.length) % flat.length)
    }
    const one = flat[chosen]
    if (event.key === 'Enter' && one) {
      event.preventDefault()
      go(one)
    }
  }
  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      closable={false}
      title={<Unseen>{t('open')}</Unseen>}
      width={640}
      style={{ top: 72 }}
      styles={{ container: { padding: 0 }, header: { margin: 0 } }}
    >
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined />}
        value={typed}
        maxLength={60}
        placeholder={t('placeholder')}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={pressed}
        role="combobox"
        aria-label={t('open')}
        aria-expanded={flat.length > 0}
        aria-controls={list}
        aria-activedescendant={flat[chosen] ? `${list}-${chosen}` : ''}
        className={styles.input ?? ''}
      />
      {error ? <Failure error={error} again={again} /> : null}
      <div id={list} role="listbox" aria-label={t('found')} className={styles.list}>
        {groups.map(({ name, items }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset holds no options.
          <div key={name} role="group" aria-label={t(`group.${name}`)}>
            <div className={styles.group} aria-hidden="true">
              {t(`group.${name}`)}
            </div>
            {items.map((one) => {
              const index = flat.indexOf(one)
              return (
                <FoundRow
                  key={one.to + one.label}
                  id={`${list}-${index}`}
                  one={one}
                  isChosen={index === chosen}
                  go={() => go(one)}
                />
              )
            })}
          </div>
        ))}
      </div>
      <p className={styles.none} role="status">
        {isAsking ? t('asking') : flat.length === 0 && typed.trim() !== '' ? t('none') : t('keys')}
      </p>
    </Modal>
  )
}
