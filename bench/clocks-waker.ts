import { createInterface } from 'node:readline'
import { wakeAllDue } from '#domains/commitments/heartbeat/jobs.ts'
import { openEmptyBank } from './throw-away.ts'

/** One process of the bench `clocks`: opens the bank, says so, wakes what is due when it is told, says how many. */
const bank = await openEmptyBank(process.argv[2] as string)
process.stdout.write('ready\n')
for await (const _ of createInterface({ input: process.stdin })) {
  process.stdout.write(`${await wakeAllDue(bank.world)}\n`)
}
await bank.close()
