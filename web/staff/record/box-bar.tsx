import { InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BoxEmptying, listEmptyings, recountBox } from '#contract/boxes.ts'
import { useAct, useAsk } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import { Badge } from '../../ui/badge.tsx'
import { Refused } from '../../ui/refused.tsx'
import styles from './box-bar.module.css'
import { EmptyForm } from './empty-form.tsx'

type Props = {
  unitId: string
  outlet: string
  emptying: BoxEmptying | undefined
  choose: (emptying: BoxEmptying | undefined) => void
}

/** The pile on the desk: from which emptying, how many of it are entered; and the piles that were not finished. */
export function BoxBar({ unitId, outlet, emptying, choose }: Props) {
  const { t } = useTranslation('record')
  const now = useNow()
  const { moment } = useMoments()
  const [isOpen, setOpen] = useState(false)
  const asked = useAsk(listEmptyings, { unitId, limit: 8 }, { keepsPrevious: true })
  const one = useAct(recountBox, { done: choose })
  const rest = (asked.data?.items ?? []).filter((each) => each.unit.id === unitId)
  const unfinished = rest.filter((each) => each.enteredCount < each.slipCount && each.id !== emptying?.id)
  const last = rest[0]
  return (
    <section className={styles.bar} aria-label={t('box.title')}>
      <InboxOutlined className={styles.sign} />
      {emptying && emptying.unit.id === unitId ? (
        <>
          <strong>{t('box.pile', { moment: moment(emptying.emptiedAt, now), name: emptying.emptiedBy.name })}</strong>
          <Badge look={emptying.enteredCount < emptying.slipCount ? 'warn' : 'plain'}>
            {t('box.progress', { entered: emptying.enteredCount, count: emptying.slipCount })}
          </Badge>
          <Button
            size="small"
            onClick={() => one.mutate({ id: emptying.id, slipCount: emptying.slipCount + 1 })}
            loading={one.isPending}
          >
            {t('box.oneMore')}
          </Button>
        </>
      ) : (
        <span>
          {last ? t('box.last', { moment: moment(last.emptiedAt, now), name: last.emptiedBy.name }) : t('box.never')}
        </span>
      )}
      {unfinished.map((each) => (
        <Button key={each.id} size="small" onClick={() => choose(each)}>
          {t('box.goOn', { moment: moment(each.emptiedAt, now), left: each.slipCount - each.enteredCount })}
        </Button>
      ))}
      <Button type={emptying ? 'default' : 'primary'} autoFocus={!emptying} onClick={() => setOpen(true)}>
        {t('box.empty')}
      </Button>
      <Refused error={one.error} />
      {isOpen && (
        <EmptyForm
          outlet={outlet}
          done={(made) => {
            setOpen(false)
            choose(made)
          }}
          cancel={() => setOpen(false)}
        />
      )}
    </section>
  )
}
