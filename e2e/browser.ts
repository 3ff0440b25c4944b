import { spawn } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

export type FoundBrowser = Required<Pick<LaunchOptions, 'executablePath' | 'args' | 'env'>>

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser of the journeys: the system's, else the packaged one, else one sentence. */
export async function findBrowser(): Promise<FoundBrowser> {
  const system = (process.env.PATH ?? '/usr/bin')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(existsSync)
  return system ? { executablePath: system, args: rootArguments(), env: process.env } : packagedBrowser()
}

export async function openBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { args, ...found } = await findBrowser()
  return chromium.launch({ ...options, ...found, args: [...args, ...(options.args ?? [])] })
}

/** Chromium's sandbox refuses root; containers often have no more than 64 MB of shared memory. */
function rootArguments(): string[] {
  return ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
}

/**
 * The Chromium that @sparticuz/chromium carries. It misses nss, nspr and expat on a bare Debian 12, and the package
 * has those too; their own unpacking is for one cloud's machines, so the archives are unpacked here, once. Without a
 * Chinese font on the machine, Chinese takes its room but is not drawn: enough for tests, not for pictures.
 */
export async function packagedBrowser(): Promise<FoundBrowser> {
  const folder = await unpack()
  return {
    executablePath: join(folder, 'chromium'),
    args: rootArguments(),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
      FONTCONFIG_FILE: join(folder, 'bihuan-fonts.conf'),
    },
  }
}

async function unpack(): Promise<string> {
  const root = packageRoot()
  if (process.platform !== 'linux' || process.arch !== 'x64' || !root) throw new Error(WHAT_TO_INSTALL)
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const cache = join(dirname(dirname(root)), '.cache')
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const aside = mkdtempSync(join(cache, 'unpacking-'))
  try {
    const decompressed = (name: string) =>
      [createReadStream(join(root, 'bin', name)), createBrotliDecompress()] as const
    await pipeline(...decompressed('chromium.br'), createWriteStream(join(aside, 'chromium'), { mode: 0o755 }))
    for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
      const tar = spawn('tar', ['-x', '-C', aside], { stdio: ['pipe', 'inherit', 'inherit'] })
      const ended = new Promise<void>((resolve, reject) => {
        tar.on('error', reject)
        tar.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code} on ${archive}`))))
      })
      await Promise.all([pipeline(...decompressed(archive), tar.stdin), ended])
    }
    writeFileSync(join(aside, 'bihuan-fonts.conf'), fontSettings(folder))
    moveIntoPlace(aside, folder)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  return folder
}

function moveIntoPlace(aside: string, folder: string): void {
  try {
    renameSync(aside, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error // Else another process was quicker.
  }
}

function packageRoot(): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  } catch {
    return undefined
  }
}

const fontSettings = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`

const WHAT_TO_INSTALL =
  'The journeys need a browser and there is none: install Chromium (on Debian: apt-get install chromium fonts-noto-cjk).'
