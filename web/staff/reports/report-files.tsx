import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ReportFile } from '#contract/analysis.ts'
import styles from './reports.module.css'

type Props = { week: string; unitId: string; files: readonly ReportFile[] }

/** What can be taken along; the page itself is printed as it stands. */
export function ReportFiles({ week, unitId, files }: Props) {
  const { t } = useTranslation('reports')
  const order = ['pdf', 'xlsx', 'csv'] as const
  return (
    <div className={styles.files}>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t('print')}
      </Button>
      {order.map((format) => {
        const file = files.find((it) => it.format === format)
        return file?.state === 'ready' ? (
          <Button key={format} icon={<DownloadOutlined />} href={`/api/reports/${week}/${unitId}/${format}`} download>
            {t(`file.${format}`)}
          </Button>
        ) : null
      })}
      {files.some(({ state }) => state === 'waiting') && <span>{t('waiting')}</span>}
    </div>
  )
}
