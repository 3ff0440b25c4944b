import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countTextBlock, listTextBlocks, removeTextBlock, type TextBlock } from '#contract/comfort.ts'
import { useAct, useAsk } from '../../lib/ask.ts'
import { useUnitName } from '../../lib/language.ts'
import { useMay } from '../../lib/me.tsx'
import { speak } from '../../lib/speak.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Refused } from '../../ui/refused.tsx'
import { KeepTextBlock } from './keep-text-block.tsx'
import styles from './text-block-list.module.css'

type Props = { caseId: string; text: string; insert: (text: string) => void }

/** Finds a block by its title or its words, puts it in, keeps a new one, removes an old one. */
export function TextBlockList({ caseId, text, insert }: Props) {
  const { t } = useTranslation('textBlocks')
  const [search, setSearch] = useState('')
  const asked = useAsk(listTextBlocks, { caseId })
  const remove = useAct(removeTextBlock)
  if (asked.error) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading />
  const wanted = search.trim().toLowerCase()
  const found = asked.data.filter((one) => `${one.title}${one.text}`.toLowerCase().includes(wanted))
  const use = (one: TextBlock) => {
    insert(one.filled ?? one.text)
    // Only a count: a use that is not counted harms nobody.
    void speak(countTextBlock, { id: one.id }).catch(() => {})
  }
  return (
    <div className={styles.blocks}>
      <Input
        autoFocus
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        placeholder={t('search')}
        aria-label={t('search')}
        onPressEnter={(event) => {
          event.preventDefault()
          if (!event.nativeEvent.isComposing && found[0]) use(found[0])
        }}
      />
      <ul className={styles.list}>
        {found.map((one) => (
          <Block key={one.id} one={one} use={() => use(one)} remove={() => remove.mutate({ id: one.id })} />
        ))}
        {found.length === 0 && <li className={styles.none}>{t(asked.data.length === 0 ? 'empty' : 'none')}</li>}
      </ul>
      <Refused error={remove.error} />
      {text.trim().length >= 2 && <KeepTextBlock text={text.trim()} />}
    </div>
  )
}

function Block({ one, use, remove }: { one: TextBlock; use: () => void; remove: () => void }) {
  const { t } = useTranslation('textBlocks')
  const unitName = useUnitName()
  const keeps = useMay('text-block.manage')
  return (
    <li className={styles.block}>
      <button type="button" className={styles.use} onClick={use}>
        <span className={styles.title}>{one.title}</span>
        <span className={styles.whose}>{one.unit ? unitName(one.unit) : t('mine')}</span>
        <span className={styles.text}>{one.filled ?? one.text}</span>
      </button>
      {(one.unit ? keeps : one.isMine) && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('remove', { title: one.title })}
          onClick={remove}
        />
      )}
    </li>
  )
}
