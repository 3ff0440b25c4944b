import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CallDesk, chooseCaller } from '#contract/calls.ts'
import { useAct } from '../../lib/ask.ts'
import { isComposing } from '../../lib/keys.ts'
import { useWord } from '../../lib/use-word.ts'
import { Badge } from '../../ui/badge.tsx'
import { Refused } from '../../ui/refused.tsx'
import { Panel } from '../cases/context/panel.tsx'
import styles from './caller-panel.module.css'

/** Who may be calling, masked: a number proves nobody, and several may have it. */
export function CallerPanel({ call }: { call: CallDesk }) {
  const { t } = useTranslation('calls')
  const word = useWord()
  const choose = useAct(chooseCaller)
  const only = call.customers.length === 1 ? call.customers[0]?.id : undefined
  return (
    <Panel title={t('caller.title')}>
      <p className={styles.says}>{t(call.customers.length === 0 ? 'caller.none' : 'caller.verify')}</p>
      <Radio.Group
        className={styles.customers ?? ''}
        value={call.customerId ?? only}
        onChange={(event) => choose.mutate({ id: call.id, customerId: event.target.value as string })}
        aria-label={t('caller.title')}
      >
        {call.customers.map((customer) => (
          <Radio key={customer.id} value={customer.id} className={styles.customer ?? ''}>
            <span className={styles.name}>{customer.name}</span>
            <span className={styles.facts}>
              {customer.number} · {word('tier', customer.tier)} {customer.idNumber}
            </span>
            {customer.isElderly && <Badge look="warn">{t('caller.elderly')}</Badge>}
          </Radio>
        ))}
      </Radio.Group>
      <FindByNumber find={(number) => choose.mutate({ id: call.id, number })} isBusy={choose.isPending} />
      <Refused error={choose.error} />
    </Panel>
  )
}

function FindByNumber({ find, isBusy }: { find: (number: string) => void; isBusy: boolean }) {
  const { t } = useTranslation('calls')
  const [number, setNumber] = useState('')
  const go = () => number.trim() && find(number.trim())
  return (
    <div className={styles.find}>
      <Input
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && !isComposing(event.nativeEvent) && go()}
        placeholder={t('caller.number')}
        aria-label={t('caller.number')}
        maxLength={40}
      />
      <Button onClick={go} loading={isBusy}>
        {t('caller.find')}
      </Button>
    </div>
  )
}
