import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { ImportFault, importFeedback } from '#domains/feedback/import/jobs.ts'
import { readConfig } from '#platform/config.ts'
import { openConfiguredBank } from '#server/main.ts'

const USAGE = `npm run import -- feedback FILE --text COLUMN [--text COLUMN …]
  [--rating COLUMN] [--outlet CODE] [--language zh|en] [--encoding utf-8|gb18030] [--rejects FILE]`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    text: { type: 'string', multiple: true },
    rating: { type: 'string' },
    outlet: { type: 'string' },
    language: { type: 'string', default: 'zh' },
    encoding: { type: 'string', default: 'utf-8' },
    rejects: { type: 'string' },
  },
})
const [what, file] = positionals
const stop = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
if (what !== 'feedback' || !file || !values.text) stop(USAGE)
if (!existsSync(file as string)) stop(`There is no file ${file}.`)
if (values.language !== 'zh' && values.language !== 'en') stop('--language is zh or en.')

const say = (line: string) => process.stderr.write(`${line}\n`)
const bank = await openConfiguredBank(readConfig(process.env), say)
const began = performance.now()
const rejects = values.rejects ?? `${basename(file as string)}.rejects.csv`
try {
  const plan = {
    textColumns: values.text as string[],
    ratingColumn: values.rating,
    outlet: values.outlet,
    language: values.language as 'zh' | 'en',
  }
  const count = await importFeedback(bank.world, file as string, plan, {
    encoding: values.encoding,
    rejects,
    onProgress: ({ share, taken, known, rejected }) => {
      const filled = Math.round(share * 30)
      process.stderr.write(
        `\r[${'█'.repeat(filled)}${'·'.repeat(30 - filled)}] ${(share * 100).toFixed(0)} %  ${taken} taken, ${known} known, ${rejected} rejected `,
      )
    },
  })
  const seconds = (performance.now() - began) / 1000
  say(
    `\n${count.taken} taken in, ${count.known} known from before, ${count.rejected} rejected (${rejects}), ${seconds.toFixed(1)} s`,
  )
} catch (error) {
  if (!(error instanceof ImportFault)) throw error
  process.exitCode = 1
  say(`\n${error.message}`)
} finally {
  await bank.close()
}
