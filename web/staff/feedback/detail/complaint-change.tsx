import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../../lib/me.tsx'
import styles from './complaint-change.module.css'
import type { VoiceDetail } from './voice-detail.ts'

/** Complaint or not is never one person's click (chapter 7): it is asked for in the case. */
export function ComplaintChange({ voice }: { voice: VoiceDetail }) {
  const { t } = useTranslation('feedback')
  const mayAsk = useMay('case.regrade')
  if (!voice.caseId || !mayAsk) return null
  return (
    <Tooltip title={t('detail.inCaseSays')}>
      <Link className={styles.link} to={`/cases/${voice.caseId}?do=reclassify`}>
        {t('detail.inCase')}
      </Link>
    </Tooltip>
  )
}
