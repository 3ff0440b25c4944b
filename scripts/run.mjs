// The door of every command: `node scripts/run.mjs <command> [arguments…]`. Plain JavaScript without a single
// package, because it runs on the Node that the machine happens to have and before anything is installed. It
// brings the packages (and with them Node 24), then runs the command under Node 24.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const inProject = (path) => join(root, path)

/** Every command's name, and what Node 24 runs for it, one program after the other. */
const commands = {
  start: { builds: true, run: [['server/main.ts']] },
  test: { builds: true, run: [['scripts/test.ts']] },
  dev: { run: [['scripts/dev.ts']] },
  check: {
    run: [
      ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
      ['node_modules/typescript/bin/tsc', '-p', '.'],
    ],
  },
  bench: { builds: true, run: [['bench/run.ts']] },
  prove: { builds: true, run: [['proofs/run.ts']] },
  ...Object.fromEntries(
    ['verify', 'seed', 'import', 'calendar', 'schema', 'train', 'understand'].map((name) => [
      name,
      { run: [[`scripts/${name}.ts`]] },
    ]),
  ),
}

class Stop extends Error {}

/** Progress goes to standard error: standard output belongs to the command (`understand` writes JSON lines). */
const say = (line) => process.stderr.write(`${line}\n`)

let child
let asked
/** A terminal signals the whole group and npm signals its child as well: one key press is passed on once. */
const passOn = (signal) => {
  if (asked && Date.now() - asked.at < 1000) return
  asked = { signal, at: Date.now() }
  child?.kill(signal)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal))

/**
 * npm killed outright tells nobody: a launcher that npm started goes with it. (The scripts in package.json say
 * `exec`, else a shell stands between npm and us, which passes no signal on.)
 */
if (process.env.npm_lifecycle_event) {
  const npm = process.ppid
  setInterval(() => process.ppid !== npm && passOn('SIGTERM'), 300).unref()
}

const signalCode = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }

/** Runs one program to its end and answers its exit code, 128 + n after signal n as a shell would. */
const run = (node, args, { env = process.env, output = 'inherit', holding = [] } = {}) =>
  new Promise((resolve, reject) => {
    if (asked) return resolve(128 + signalCode[asked.signal])
    const preload = pathToFileURL(inProject('scripts/die-with-parent.mjs')).href
    child = spawn(node, ['--import', preload, ...args], {
      cwd: root,
      env: { ...env, LAUNCHER_PID: String(process.pid) },
      stdio: ['inherit', output, 'inherit', 'ipc', ...holding],
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      child = undefined
      resolve(signal ? 128 + (signalCode[signal] ?? 0) : code)
    })
  })

/**
 * Does the work alone among all launchers of this folder. The lock is a listening socket: the kernel takes it back
 * from a dead process, so there is no stale lock, and whoever waits is woken by the connection's end. The work's
 * child holds the socket too: an npm that outlives a killed launcher for a moment still keeps the next one out.
 */
async function alone(work) {
  const name = `bihuan-${createHash('sha256').update(root).digest('hex').slice(0, 24)}`
  const address = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`)
  const waiting = new Set()
  const taken = () =>
    new Promise((resolve, reject) => {
      const server = createServer((peer) => {
        waiting.add(peer)
        peer.on('error', () => {}).on('close', () => waiting.delete(peer))
      })
      server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
      server.listen(address, () => resolve(server))
    })
  const released = () =>
    new Promise((resolve) => {
      const look = setTimeout(() => peer.destroy(), 500) // Ctrl-C while waiting
      const peer = createConnection(address).resume()
      peer.on('error', () => process.platform === 'linux' || rmSync(address, { force: true }))
      peer.on('close', () => {
        clearTimeout(look)
        setTimeout(resolve, 20)
      })
    })
  let lock = await taken()
  if (!lock) say('Another command is preparing this folder: waiting for it …')
  while (!lock) {
    await released()
    if (asked) return
    lock = await taken()
  }
  try {
    return await work([lock._handle.fd])
  } finally {
    lock.close()
    for (const peer of waiting) peer.destroy()
  }
}

const stampFile = join(modules, '.bihuan-installed')
const lockText = () => readFileSync(inProject('package-lock.json'), 'utf8')
const stampOf = (text) => createHash('sha256').update(`${process.platform}-${process.arch}\n${text}`).digest('hex')

/** npm writes its hidden lock file last: if that holds what our lock file asks for, the install is whole. */
function npmInstalledAll(packages) {
  const hidden = join(modules, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(packages).every(([path, wanted]) => {
    const got = installed[path]
    return path === '' || (got ? got.version === wanted.version && got.integrity === wanted.integrity : wanted.optional)
  })
}

function isInstalled() {
  if (!existsSync(modules)) return false
  if (lstatSync(modules).isSymbolicLink()) return true // another folder's install: not ours to replace
  const text = lockText()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOf(text)) return true
  if (!npmInstalledAll(JSON.parse(text).packages)) return false
  writeFileSync(stampFile, stampOf(text))
  return true
}

function npmProgram() {
  const given = process.env.npm_execpath
  if (given?.endsWith('npm-cli.js') && existsSync(given)) return given
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const found = join(folder, 'npm')
    if (folder && existsSync(found)) return realpathSync(found)
  }
  throw new Stop('npm was not found: install Node 20.19 or newer together with its npm.')
}

async function install(holding) {
  const paths = Object.entries(JSON.parse(lockText()).packages)
    .filter(([path, { optional }]) => path && !optional)
    .map(([path]) => inProject(join(path, 'package.json')))
  const from = Date.now()
  say(`Installing the packages (${paths.length}; nothing is put outside this folder) …`)
  const progress = setInterval(() => {
    const here = paths.filter((path) => existsSync(path)).length
    say(`  ${here} of ${paths.length} packages after ${Math.round((Date.now() - from) / 1000)} s`)
  }, 3000)
  try {
    // Said in full, so that NODE_ENV=production or a user's .npmrc cannot leave half of it out.
    const flags = ['--include=dev', '--include=optional', '--ignore-scripts', '--loglevel=error', '--progress=false']
    const code = await run(process.execPath, [npmProgram(), 'ci', ...flags], { output: 'ignore', holding })
    if (asked) return
    if (code !== 0)
      throw new Stop(`The packages could not be installed: npm ci ended with ${code}, its reason is above.`)
  } finally {
    clearInterval(progress)
  }
  writeFileSync(stampFile, stampOf(lockText()))
  say(`The packages are installed (${Math.round((Date.now() - from) / 1000)} s).`)
}

/** The Node that runs this, if it is new enough, else the one among the packages. */
function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const name = `node-${process.platform}-${process.arch}`
  const packaged = join(modules, name, 'bin', 'node')
  if (existsSync(packaged)) return packaged
  throw new Stop(
    `Node 24 is needed and the package ${name} that brings it is not installed (this is Node ${process.version} on ` +
      `${process.platform} ${process.arch}): install Node 24 or newer and run the command again.`,
  )
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (entry.name !== 'dist' && entry.name !== 'node_modules') yield* sources(path)
    } else if (!/\.test\.tsx?$/.test(entry.name)) yield path
  }
}

function webFingerprint() {
  const hash = createHash('sha256').update(lockText())
  for (const folder of ['web', 'contract', 'manual'].map(inProject).filter(existsSync)) {
    for (const path of [...sources(folder)].sort()) hash.update(path.slice(root.length)).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** Builds the web app if a source of it changed; a build that breaks leaves no stamp, so it is done again. */
async function buildWeb(node, env, holding) {
  if (!existsSync(inProject('web/staff'))) return
  const stamp = inProject('web/dist/.built-from')
  const fingerprint = webFingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return
  rmSync(stamp, { force: true })
  const from = Date.now()
  say('Building the web app …')
  for (const config of ['web/vite.config.ts', 'web/vite.customer.config.ts', 'web/vite.kiosk.config.ts']) {
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', config]
    const code = await run(node, vite, { env: { ...env, NODE_ENV: 'production' }, output: 'ignore', holding })
    if (asked) return
    if (code !== 0) throw new Stop(`The web app could not be built: vite ended with ${code}, its reason is above.`)
  }
  if (!statSync(dirname(stamp), { throwIfNoEntry: false })) throw new Stop('vite did not write web/dist.')
  writeFileSync(stamp, fingerprint)
  say(`The web app is built (${Math.round((Date.now() - from) / 1000)} s).`)
}

async function main([name, ...args]) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Stop(`Node 20.19 or newer is needed; this is ${process.version}.`)
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined
  if (!command) throw new Stop(`Unknown command "${name ?? ''}": one of ${Object.keys(commands).join(', ')}.`)

  if (!isInstalled()) await alone(async (lock) => isInstalled() || (await install(lock)))
  if (asked) return 128 + signalCode[asked.signal]
  const node = findNode24()
  const env = { ...process.env, PATH: [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter) }
  if (command.builds) await alone((lock) => buildWeb(node, env, lock))

  for (const [index, [program, ...fixed]] of command.run.entries()) {
    if (!existsSync(inProject(program))) throw new Stop(`"${name}" needs ${program}, which is not in this folder.`)
    const last = index === command.run.length - 1
    const code = await run(node, [program, ...fixed, ...(last ? args : [])], { env })
    if (code !== 0) return code
  }
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Stop)) throw error
  say(error.message)
  process.exitCode = 1
}
