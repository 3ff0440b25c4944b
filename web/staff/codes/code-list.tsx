import { PrinterOutlined, QrcodeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { listCodes, type RatingCode } from '#contract/codes.ts'
import { useAsk } from '../../lib/ask.ts'
import { useMay } from '../../lib/me.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import sheet from '../../ui/sheet.module.css'
import { State } from '../../ui/state.tsx'
import { CodeRow } from './code-row.tsx'
import styles from './codes.module.css'
import { MakeCode } from './make-code.tsx'
import { ShowCode } from './show-code.tsx'
import { useCodesAddress } from './use-codes-address.ts'

const isInUse = (code: RatingCode) => code.revokedAt === null && !code.isIdle

/** Every code of my part of the bank: made, shown, printed and revoked here. */
export function CodeList() {
  const { t } = useTranslation('codes')
  const { of } = useCodesAddress()
  const asked = useAsk(listCodes, of, { keepsPrevious: true })
  const mayManage = useMay('code.manage')
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<RatingCode>()
  if (asked.error && !asked.data) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading lines={6} />
  const { items } = asked.data
  const inUse = items.filter(isInUse)
  const picked = inUse.filter(({ id }) => chosen.has(id))
  const toggle = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((it) => it !== id)))
  const print = () =>
    navigate(
      `/codes/print?${new URLSearchParams({ ...(of.unitId && { unitId: of.unitId }), of: picked.map(({ id }) => id).join(',') })}`,
    )
  return (
    <>
      <div className={styles.tools}>
        {mayManage && <MakeCode />}
        {inUse.length > 0 && (
          <>
            <Button icon={<PrinterOutlined />} disabled={picked.length === 0} onClick={print}>
              {picked.length > 0 ? t('print', { count: picked.length }) : t('printNone')}
            </Button>
            <Button type="link" onClick={() => setChosen(new Set(inUse.map(({ id }) => id)))}>
              {t('chooseAll')}
            </Button>
          </>
        )}
      </div>
      {items.length === 0 ? (
        <State sign={<QrcodeOutlined />} title={t('none')} says={t('noneSays')} />
      ) : (
        <ul className={sheet.sheet}>
          {items.map((code) => (
            <CodeRow
              key={code.id}
              code={code}
              isChosen={chosen.has(code.id)}
              choose={isInUse(code) ? (isChosen) => toggle(code.id, isChosen) : undefined}
              display={() => setShown(code)}
              mayManage={mayManage}
            />
          ))}
        </ul>
      )}
      {shown && (
        <ShowCode code={shown} bank={asked.data.bank} sheet={asked.data.sheet} close={() => setShown(undefined)} />
      )}
    </>
  )
}
