import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Counter, closeCounter, serveCounter } from '#contract/codes.ts'
import type { Evaluator } from '#contract/evaluators.ts'
import { useAct } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useSay, useUnitName } from '../../lib/language.ts'
import { useMe } from '../../lib/me.tsx'
import { onlyId } from '../../lib/only-id.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useRefusalWords } from '../../ui/refusal-words.ts'
import styles from './codes.module.css'
import { EnrolButton } from './enrol-button.tsx'
import { EvaluatorLine } from './evaluator-line.tsx'
import { PlaceForm } from './place-form.tsx'

type Props = { counter: Counter; evaluators: readonly Evaluator[]; mayManage: boolean }

/** One counter: who serves, and the tablet on it. A teller says «I serve here» with one tap. */
export function CounterRow({ counter, evaluators, mayManage }: Props) {
  const { t } = useTranslation('codes')
  const say = useSay()
  const unitName = useUnitName()
  const me = useMe()
  const now = useNow()
  const { moment } = useMoments()
  const { message } = App.useApp()
  const words = useRefusalWords()
  const [isPlacing, setPlacing] = useState(false)
  const serve = useAct(serveCounter, { done: () => void message.success(t('counters.placed')) })
  const close = useAct(closeCounter, { done: () => void message.success(t('counters.closed')) })
  const refused = { onError: (error: unknown) => void message.error(words(error)) }
  const { id, servedBy, servedSince } = counter
  const name = say(counter.name)
  const isMine = servedBy?.id === me.id
  const isHere = me.unit.id === counter.unit.id
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <div className={styles.what}>
          <span className={styles.name}>{name}</span>
          <span className={styles.facts}>
            <span>{unitName(counter.unit)}</span>
            <span>
              {servedBy && servedSince
                ? t('counters.servedBy', { name: servedBy.name, moment: moment(servedSince, now) })
                : t('counters.nobody')}
            </span>
          </span>
        </div>
        <div className={styles.acts}>
          {isHere && (
            <Button
              loading={serve.isPending}
              onClick={() => serve.mutate({ id, staffId: isMine ? null : me.id }, refused)}
            >
              {t(isMine ? 'counters.leave' : 'counters.serve')}
            </Button>
          )}
          {mayManage && (
            <>
              <Button onClick={() => setPlacing(!isPlacing)} aria-label={t('counters.placeOf', { name })}>
                {t('counters.place')}
              </Button>
              <EnrolButton counterId={id} name={name} />
              <Popconfirm
                title={t('counters.closeOf', { name })}
                description={t('counters.closeSays')}
                okText={t('counters.yes')}
                onConfirm={() => close.mutate(onlyId(id), refused)}
              >
                <Button type="text" aria-label={t('counters.closeOf', { name })}>
                  {t('counters.close')}
                </Button>
              </Popconfirm>
            </>
          )}
        </div>
      </div>
      {isPlacing && <PlaceForm counter={counter} close={() => setPlacing(false)} />}
      {evaluators.map((evaluator) => (
        <EvaluatorLine key={evaluator.id} evaluator={evaluator} name={name} mayManage={mayManage} />
      ))}
    </li>
  )
}
