import { Button, Tour } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useHouse } from '../../lib/house.ts'
import { useMe } from '../../lib/me.tsx'
import { useBreadth } from '../../lib/media.ts'
import { makeSwitch } from '../../lib/switch.ts'
import { keepTour, readTour } from './tour-memory.ts'
import { TourOffer } from './tour-offer.tsx'
import { audienceOf, stepsFor } from './tour-steps.ts'

const tour = makeSwitch()
/** From the beginning, whenever it is asked for. */
export const beginTour = () => tour.turn(true)

/** Shows somebody around the screens of their role. On the demo bank it offers itself, once; it is left at any step. */
export function TourGuide() {
  const me = useMe()
  const house = useHouse()
  const isOpen = tour.use()
  const [memory, setMemory] = useState(() => readTour(me.id))
  const remember = (step: number, isOver: boolean) => {
    keepTour(me.id, { step, isOver })
    setMemory({ step, isOver })
  }
  if (isOpen)
    return (
      <Steps
        start={memory && !memory.isOver ? memory.step : 0}
        remember={(step) => remember(step, false)}
        leave={(step, isOver) => {
          remember(step, isOver)
          tour.turn(false)
        }}
      />
    )
  const isOffered = house?.isDemo && !memory
  return isOffered ? <TourOffer begin={beginTour} refuse={() => remember(0, true)} /> : null
}

type StepsProps = { start: number; remember: (step: number) => void; leave: (step: number, isOver: boolean) => void }

function Steps({ start, remember, leave }: StepsProps) {
  const { t } = useTranslation('tour')
  const me = useMe()
  const isPhone = useBreadth() === 'phone'
  const navigate = useNavigate()
  const steps = stepsFor(me)
  const last = steps.length
  const [current, setCurrent] = useState(Math.min(start, last))
  const here = current === 0 ? undefined : steps[current - 1]
  const to = here?.to ?? '/work'
  const shown = useRef<number>(undefined)
  useEffect(() => {
    // Only when the step changes: whoever looks around meanwhile is not pulled back.
    if (shown.current === current) return
    shown.current = current
    navigate(to)
  }, [current, to, navigate])
  const go = (step: number) => {
    setCurrent(step)
    remember(step)
  }
  const buttons = (step: number) => ({
    nextButtonProps: { children: step === last ? t('end') : t('next') },
    prevButtonProps: { children: t('before') },
  })
  return (
    <Tour
      open
      current={current}
      onChange={go}
      onClose={() => leave(current, current === last)}
      onFinish={() => leave(current, true)}
      disabledInteraction
      actionsRender={(buttons) => (
        <>
          <Button type="text" size="small" onClick={() => leave(current, current === last)}>
            {t('leave')}
          </Button>
          {buttons}
        </>
      )}
      indicatorsRender={(at, total) => t('count', { at: at + 1, total })}
      steps={[
        { title: t('greeting.title'), description: t(`greeting.${audienceOf(me)}`), target: null, ...buttons(0) },
        ...steps.map(({ words, at }, index) => ({
          title: t(`steps.${words}.title`),
          description: t(`steps.${words}.says`),
          placement: isPhone ? ('top' as const) : at.startsWith('nav') ? ('right' as const) : ('bottom' as const),
          target: () => document.querySelector<HTMLElement>(at) as HTMLElement,
          ...buttons(index + 1),
        })),
      ]}
    />
  )
}
