import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listPresent, type Present, showPresence } from '#contract/comfort.ts'
import { answerKey, useAsk } from '../../../lib/ask.ts'
import { speak } from '../../../lib/speak.ts'

/** A third of the time after which a silent colleague is forgotten. */
const EVERY_MILLISECONDS = 20_000

/** Shows colleagues that I am at this case and what I do there, and tells who else is. A hidden page is nobody's. */
export function usePresence(id: string, doing: Present['doing']): readonly Present[] {
  const client = useQueryClient()
  const asked = useAsk(listPresent, { id })

  useEffect(() => {
    const show = (what: Present['doing'] | 'gone') =>
      // A sign of life that is lost is followed by the next one.
      speak(showPresence, { id, doing: what }).then(
        (others) => void client.setQueryData(answerKey(listPresent, { id }), others),
        () => {},
      )
    const turn = () => void show(document.hidden ? 'gone' : doing)
    turn()
    const timer = setInterval(() => !document.hidden && turn(), EVERY_MILLISECONDS)
    document.addEventListener('visibilitychange', turn)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', turn)
    }
  }, [client, id, doing])

  useEffect(() => () => void speak(showPresence, { id, doing: 'gone' }).catch(() => {}), [id])
  return asked.data ?? []
}
