import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { PdfPage } from './pdf.ts'

const require = createRequire(import.meta.url)
const pdfmake = require('pdfmake') as typeof import('pdfmake')
const font = (weight: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`)

const regular = font('400Regular')
const bold = font('600SemiBold')
pdfmake.setFonts({ NotoSansSC: { normal: regular, bold, italics: regular, bolditalics: bold } })
// A document draws what it is given: nothing from the network, from the disk only the fonts.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold)
pdfmake.setTableLayouts({
  quiet: {
    hLineWidth: (at, { table }) => (at <= 1 || at === table.body.length ? 0.8 : 0.3),
    vLineWidth: () => 0,
    hLineColor: () => '#8a929d',
    paddingLeft: () => 4,
    paddingRight: () => 4,
    paddingTop: () => 2.5,
    paddingBottom: () => 2.5,
  },
  grid: {
    hLineWidth: () => 0.4,
    vLineWidth: () => 0.4,
    hLineColor: () => '#c3c8cf',
    vLineColor: () => '#c3c8cf',
    paddingLeft: () => 1.5,
    paddingRight: () => 1.5,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  },
})

const { definition, footer } = workerData as PdfPage
const document = pdfmake.createPdf({
  ...definition,
  defaultStyle: { font: 'NotoSansSC', fontSize: 9, lineHeight: 1.25, color: '#1b2129', ...definition.defaultStyle },
  footer: (page, pages) => ({
    columns: [
      { text: footer, alignment: 'left' },
      { text: `${page} / ${pages}`, alignment: 'right', width: 50 },
    ],
    margin: [40, 14, 40, 0],
    fontSize: 7.5,
    color: '#5f6874',
  }),
})
const bytes = await document.getBuffer()
parentPort?.postMessage(new Uint8Array(bytes))
