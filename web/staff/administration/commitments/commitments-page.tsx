import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { type Commitment, listCommitments } from '#contract/definitions.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useSay } from '../../../lib/language.ts'
import { Badge } from '../../../ui/badge.tsx'
import { BasisBadge } from '../../../ui/basis-badge.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { RowTable } from '../parts/row-table.tsx'
import { CommitmentPage } from './commitment-page.tsx'
import { useNumberWords } from './use-number-words.ts'

/** Every promise with its number; one opens with its versions, its question and its «what if». */
export function CommitmentsPage() {
  const { t } = useTranslation('administration')
  const { '*': id } = useParams()
  const asked = useAsk(listCommitments, {})
  if (id) return <CommitmentPage key={id} id={decodeURIComponent(id)} />
  if (asked.error) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading />
  return (
    <>
      <p className={styles.says}>{t('commitment.says')}</p>
      <RowTable
        label={t('part.commitments')}
        heads={[
          t('commitment.clause'),
          t('commitment.name'),
          t('commitment.number'),
          t('commitment.warnings'),
          t('commitment.version'),
        ]}
      >
        {asked.data.map((commitment) => (
          <Row key={commitment.id} commitment={commitment} />
        ))}
      </RowTable>
    </>
  )
}

function Row({ commitment }: { commitment: Commitment }) {
  const { t } = useTranslation('administration')
  const say = useSay()
  const { main, warnings } = useNumberWords()
  const { id, clause, title, basis, numbers, version, isChanging, isWaiting } = commitment
  return (
    <tr>
      <td>{clause}</td>
      <th scope="row">
        <Link to={`/administration/commitments/${id}`}>{say(title)}</Link> <BasisBadge basis={basis} />{' '}
        {commitment.assumed && <Badge>{t('commitment.assumed')}</Badge>}
      </th>
      <td className={styles.nowrap}>{main(numbers)}</td>
      <td className={styles.nowrap}>{numbers.warnings ? warnings(numbers.warnings) : '—'}</td>
      <td className={styles.nowrap}>
        {t('commitment.nth', { version })} {isChanging && <Badge look="warn">{t('commitment.changing')}</Badge>}
        {isWaiting && <Badge look="warn">{t('commitment.waiting')}</Badge>}
      </td>
    </tr>
  )
}
