import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { ReportBody } from '#contract/analysis.ts'
import type { PdfPage } from '#platform/documents/pdf.ts'
import type { PaperWord } from '#platform/manual/analysis.ts'
import type { Manual } from '#platform/manual/manual.ts'
import { fillTemplate } from '#platform/manual/messages.ts'
import { inOrderOf } from '../heat-map/rules.ts'

type Words = (word: PaperWord, values?: Record<string, string | number>) => string
type Labels = { business(id: string): string; nature(id: string): string; tier(id: string): string }
export type Paper = { body: ReportBody; unit: string; madeAt: string; digest: string }

const INK_FAINT = '#5f6874'
/** From none to the most: a light blue that black text stands on well at every step. */
const HEAT = ['#ffffff', '#eef3fb', '#dce6f6', '#c2d4ef', '#a3bfe6'] as const
const RISE = '#f9d9b5'
const NUMBERS_ON_PAPER = 12

/** The weekly report as a document in Chinese, the language in which a bank files it (4.2.1). */
export function paperOf({ body, unit, madeAt, digest }: Paper, manual: Manual): PdfPage {
  const words: Words = (word, values = {}) =>
    fillTemplate(
      manual.analysis.paper[word].zh,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
    )
  const { taxonomy } = manual
  const labels: Labels = {
    business: (id) => taxonomy.business[id] ?? id,
    nature: (id) => taxonomy.nature[id] ?? id,
    tier: (id) => taxonomy.tier[id] ?? id,
  }
  const { week, fromOn, untilOn } = body
  return {
    footer: `${words('title')} · ${words('place', { unit, from: fromOn, until: untilOn, week })}`,
    definition: {
      pageSize: 'A4',
      pageMargins: [40, 40, 40, 44],
      info: { title: `${words('title')} ${week} ${unit}`, author: unit },
      styles: {
        title: { fontSize: 18, bold: true, margin: [0, 0, 0, 2] },
        section: { fontSize: 12, bold: true, margin: [0, 14, 0, 5] },
        says: { color: INK_FAINT, fontSize: 8, margin: [0, 0, 0, 6] },
        head: { bold: true, fontSize: 8 },
      },
      content: [
        { text: words('title'), style: 'title' },
        { text: words('place', { unit, from: fromOn, until: untilOn, week }), fontSize: 10.5 },
        { text: words('made', { at: madeAt, digest: digest.slice(0, 16) }), style: 'says' },
        ...(body.total === 0
          ? [{ text: words('none'), margin: [0, 20, 0, 0] } as Content]
          : sectionsOf(body, manual, words, labels)),
      ],
    },
  }
}

function sectionsOf(body: ReportBody, { analysis, taxonomy }: Manual, words: Words, labels: Labels): Content[] {
  const { total, totalBefore, complaints, complaintsBefore, rising, earlierWeeks, compared } = body
  const { leastEarlierWeeks, falseAlarmPercent } = analysis.heatMap
  const isCompared = earlierWeeks >= leastEarlierWeeks
  return [
    { text: words('sums', { n: total, before: totalBefore, complaints, complaintsBefore }), margin: [0, 6, 0, 0] },
    ...(isCompared ? [rising.length > 0 ? words('rises', { n: rising.length }) : words('no-rises')] : []),
    { text: words('map'), style: 'section' },
    { text: words('map-says'), style: 'says' },
    heatTable(body, Object.keys(taxonomy.business), Object.keys(taxonomy.nature), words, labels),
    {
      text: isCompared
        ? words('test', { weeks: earlierWeeks, compared, percent: falseAlarmPercent })
        : words('no-test', { least: leastEarlierWeeks }),
      style: 'says',
      margin: [0, 5, 0, 0],
    },
    { text: words('rising'), style: 'section' },
    rowsTable(
      [words('kind'), words('week'), words('before'), words('usual'), words('chance'), words('numbers')],
      ['auto', 'auto', 'auto', 'auto', 'auto', '*'],
      rising.map((it) => [
        kindOf(it, labels),
        it.n,
        it.before,
        it.expected.toFixed(1),
        oneIn(it.chance),
        numbersOf(it, words),
      ]),
      words,
    ),
    { text: words('frequent'), style: 'section' },
    rowsTable(
      [words('problem'), words('kind'), words('week'), words('before'), words('numbers')],
      ['*', 'auto', 'auto', 'auto', 150],
      body.frequent.map((it) => [
        it.words.length > 0 ? it.words.join(' · ') : kindOf(it, labels),
        kindOf(it, labels),
        it.n,
        it.before,
        numbersOf(it, words),
      ]),
      words,
    ),
    { text: words('risky'), style: 'section' },
    rowsTable(
      [words('risk'), words('kind'), words('week'), words('before'), words('numbers')],
      ['auto', 'auto', 'auto', 'auto', '*'],
      body.risky.map((it) => [it.name.zh, kindOf(it, labels), it.n, it.before, numbersOf(it, words)]),
      words,
    ),
    { text: words('tiers'), style: 'section' },
    rowsTable(
      [words('tier'), words('week'), words('before')],
      [120, 'auto', 'auto'],
      body.tiers.map(({ tier, n, before }) => [labels.tier(tier), n, before]),
      words,
    ),
  ]
}

const kindOf = ({ business, nature }: { business: string; nature: string }, labels: Labels) =>
  `${labels.business(business)} · ${labels.nature(nature)}`

function numbersOf({ numbers, n }: { numbers: readonly string[]; n: number }, words: Words): string {
  const shown = numbers.slice(0, NUMBERS_ON_PAPER).join('、')
  return n > NUMBERS_ON_PAPER ? `${shown} ${words('more', { n })}` : shown
}

/** One in so many, in round figures; a chance below one in a billion is none to speak of. */
export function oneIn(chance: number): string {
  if (chance < 1e-9) return '< 1/10⁹'
  const one = 1 / chance
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(one)) - 1)
  return `1/${(Math.round(one / unit) * unit).toLocaleString('en')}`
}

function rowsTable(
  titles: readonly string[],
  widths: (string | number)[],
  rows: readonly (readonly (string | number)[])[],
  words: Words,
): Content {
  if (rows.length === 0) return { text: words('no-rows'), color: INK_FAINT }
  const isFigure = titles.map((_, at) => typeof rows[0]?.[at] === 'number')
  const cell = (value: string | number, at: number): TableCell => ({
    text: String(value),
    alignment: isFigure[at] ? 'right' : 'left',
    fontSize: 8.5,
  })
  return {
    layout: 'quiet',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths,
      body: [
        titles.map(
          (text, at): TableCell => ({ text, style: 'head', noWrap: true, alignment: isFigure[at] ? 'right' : 'left' }),
        ),
        ...rows.map((row) => row.map(cell)),
      ],
    },
  }
}

function heatTable(
  { cells }: ReportBody,
  businessOrder: readonly string[],
  natureOrder: readonly string[],
  words: Words,
  labels: Labels,
): Content {
  const here = cells.filter(({ n }) => n > 0)
  const businesses = inOrderOf(
    businessOrder,
    here.map(({ business }) => business),
  )
  const natures = inOrderOf(
    natureOrder,
    here.map(({ nature }) => nature),
  )
  const at = new Map(here.map((cell) => [`${cell.business} ${cell.nature}`, cell]))
  const most = Math.max(...here.map(({ n }) => n))
  const sum = (of: readonly { n: number }[]) => of.reduce((total, { n }) => total + n, 0)
  const figure = (text: string, more: object = {}): TableCell => ({ text, alignment: 'center', fontSize: 8, ...more })
  return {
    layout: 'grid',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [62, ...natures.map(() => '*' as const), 26],
      body: [
        [
          { text: '', fontSize: 7 },
          ...natures.map((nature) => figure(labels.nature(nature), { fontSize: 6.5, bold: true })),
          figure(words('sum'), { fontSize: 7, bold: true }),
        ],
        ...businesses.map((business): TableCell[] => [
          { text: labels.business(business), fontSize: 8, bold: true },
          ...natures.map((nature) => {
            const cell = at.get(`${business} ${nature}`)
            if (!cell) return figure('')
            return cell.isRise
              ? figure(`▲${cell.n}`, { bold: true, fillColor: RISE })
              : figure(String(cell.n), { fillColor: HEAT[heatOf(cell.n, most)] })
          }),
          figure(String(sum(here.filter((cell) => cell.business === business))), { bold: true }),
        ]),
        [
          { text: words('sum'), fontSize: 8, bold: true },
          ...natures.map((nature) =>
            figure(String(sum(here.filter((cell) => cell.nature === nature))), { bold: true }),
          ),
          figure(String(sum(here)), { bold: true }),
        ],
      ],
    },
  }
}

/** Four steps by the root, so that a single very large count does not make all others look alike. */
const heatOf = (n: number, most: number): number => (n <= 0 ? 0 : Math.max(1, Math.ceil(4 * Math.sqrt(n / most))))
