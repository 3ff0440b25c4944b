import { PrinterOutlined, QrcodeOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { listCodes } from '#contract/codes.ts'
import { useAsk } from '../../lib/ask.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { State } from '../../ui/state.tsx'
import styles from './print.module.css'
import { Sheet } from './sheet.tsx'

const LAYOUTS = ['a4', 'a6', 'table'] as const

/** The chosen codes as they leave the printer: one a page, as a poster, a card, or a table card to be folded. */
export function PrintPage() {
  const { t } = useTranslation('codes')
  const [query, setQuery] = useSearchParams()
  const unitId = query.get('unitId')
  const chosen = (query.get('of') ?? '').split(',')
  const layout = LAYOUTS.find((it) => it === query.get('layout')) ?? 'a4'
  const asked = useAsk(listCodes, unitId ? { unitId } : {})
  const codes =
    asked.data?.items.filter(({ id, address, isIdle }) => chosen.includes(id) && address !== '' && !isIdle) ?? []
  const choose = (value: string) => setQuery((before) => withLayout(before, value), { replace: true })
  return (
    <Page
      title={t('printing.title')}
      beside={
        <span className={styles.tools}>
          <Segmented
            value={layout}
            onChange={choose}
            options={LAYOUTS.map((value) => ({ value, label: t(`printing.${value}`) }))}
            aria-label={t('printing.layout')}
          />
          <Button type="primary" icon={<PrinterOutlined />} disabled={codes.length === 0} onClick={() => print()}>
            {t('printing.print')}
          </Button>
          <Link to={`/codes${unitId ? `?unit=${unitId}` : ''}`}>{t('printing.back')}</Link>
        </span>
      }
    >
      {asked.error ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !asked.data ? (
        <Loading lines={8} />
      ) : codes.length === 0 ? (
        <State sign={<QrcodeOutlined />} title={t('printing.none')} says={t('printing.noneSays')} />
      ) : (
        <div className={styles.pages}>
          {codes.map((code) => (
            <div key={code.id} className={`${styles.page} ${styles[layout]}`}>
              {layout === 'table' && (
                <div className={styles.turned} aria-hidden="true">
                  <Sheet code={code} bank={asked.data.bank} words={asked.data.sheet} />
                </div>
              )}
              <div className={styles.front}>
                <Sheet code={code} bank={asked.data.bank} words={asked.data.sheet} />
              </div>
            </div>
          ))}
        </div>
      )}
    </Page>
  )
}

function withLayout(before: URLSearchParams, layout: string): URLSearchParams {
  const next = new URLSearchParams(before)
  next.set('layout', layout)
  return next
}
