import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepTextBlock } from '#contract/comfort.ts'
import { useAct } from '../../lib/ask.ts'
import { useUnitName } from '../../lib/language.ts'
import { useMay, useMe } from '../../lib/me.tsx'
import { Refused } from '../../ui/refused.tsx'
import styles from './text-block-list.module.css'

/** Keeps what stands in the field under a title; for the whole unit where one may. */
export function KeepTextBlock({ text }: { text: string }) {
  const { t } = useTranslation('textBlocks')
  const me = useMe()
  const unitName = useUnitName()
  const mayShare = useMay('text-block.manage')
  const [title, setTitle] = useState('')
  const [isShared, setShared] = useState(false)
  const act = useAct(keepTextBlock, { done: () => setTitle('') })
  const keep = () => act.mutate({ title: title.trim(), text, unitId: isShared ? me.unit.id : null })
  return (
    <div className={styles.keep}>
      <div className={styles.line}>
        <Input
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          maxLength={60}
          placeholder={t('title')}
          aria-label={t('title')}
        />
        <Button disabled={title.trim() === ''} loading={act.isPending} onClick={keep}>
          {t('keep')}
        </Button>
      </div>
      {mayShare && (
        <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
          {t('share', { unit: unitName(me.unit) })}
        </Checkbox>
      )}
      <p className={styles.none}>{t('variables')}</p>
      <Refused error={act.error} />
    </div>
  )
}
