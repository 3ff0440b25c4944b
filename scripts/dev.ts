import { type ChildProcess, spawn } from 'node:child_process'

// The server, restarted when a file of it changes, beside the web app's own server, which passes /api on to it.
const both: ChildProcess[] = [
  ['--watch', '--watch-preserve-output', 'server/main.ts'],
  ['node_modules/vite/bin/vite.js', '--config', 'web/vite.config.ts'],
].map((program) => spawn(process.execPath, program, { stdio: 'inherit' }))

/** One without the other is no use: whichever ends takes the other along. */
const endAll = (signal: NodeJS.Signals) => both.forEach((child) => void child.kill(signal))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => endAll(signal))
for (const child of both)
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 1
    endAll('SIGTERM')
  })
