import { readConfig } from '#platform/config.ts'
import { ROOT } from '#server/bank.ts'
import { describeDemo } from '#server/demo/seed.ts'
import { liveDemoOnce, openConfiguredBank } from '#server/main.ts'

/** Founds the demo bank without serving it; where it is there already, says so and does nothing. */
const say = (line: string) => process.stdout.write(`${line}\n`)
const config = readConfig(process.env)
const bank = await openConfiguredBank(config, say)
try {
  await liveDemoOnce(bank, say)
  describeDemo(ROOT, config.dataFolder).forEach(say)
} finally {
  await bank.close()
}
