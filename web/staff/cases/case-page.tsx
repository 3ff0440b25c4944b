import { FolderOpenOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useBreadth, useMedia } from '../../lib/media.ts'
import { useTitle } from '../../ui/page.tsx'
import { State } from '../../ui/state.tsx'
import { Unseen } from '../../ui/unseen.tsx'
import styles from './case-page.module.css'
import { OpenCase } from './open-case.tsx'
import { CaseQueue } from './queue/case-queue.tsx'

/** Queue | story | context. Where the width does not allow it, the queue is its own screen and the context folds away. */
export function CasePage() {
  const { t } = useTranslation('cases')
  const { id } = useParams()
  const breadth = useBreadth()
  const showsBoth = useMedia('(min-width: 1000px)')
  useTitle(t('title'))
  if (!id && !showsBoth)
    return (
      <div className={styles.only}>
        <Unseen as="h1">{t('title')}</Unseen>
        <CaseQueue openId={undefined} />
      </div>
    )
  return (
    <div className={styles.page}>
      {!id && <Unseen as="h1">{t('title')}</Unseen>}
      {showsBoth && (
        <aside className={styles.queue} aria-label={t('queue.label')}>
          <CaseQueue openId={id} />
        </aside>
      )}
      {id ? (
        <OpenCase key={id} id={id} breadth={breadth} showsQueue={showsBoth} />
      ) : (
        <State sign={<FolderOpenOutlined />} title={t('none.title')} says={t('none.says')} />
      )}
    </div>
  )
}
