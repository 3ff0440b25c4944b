import { useTranslation } from 'react-i18next'
import { useKeys } from '../../lib/keys.ts'

/** j and k go through a list, as in every reader of mail. */
export function useStepKeys(step: (by: 1 | -1) => void) {
  const { t } = useTranslation('keys')
  useKeys({ j: { says: t('next'), act: () => step(1) }, k: { says: t('before'), act: () => step(-1) } })
}
