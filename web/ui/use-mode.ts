import { useLook } from '../lib/look-choice.ts'
import { useMedia } from '../lib/media.ts'

/** Light or dark, as it was chosen or as the system has it; paper is white. */
export function useMode(): 'light' | 'dark' {
  const choice = useLook()
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  const isPaper = useMedia('print')
  if (isPaper) return 'light'
  return choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice
}
