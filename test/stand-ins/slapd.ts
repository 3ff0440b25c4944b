import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Attribute, Change, Client } from 'ldapts'
import { BASE, type Directory, PEOPLE, SERVICE } from './directory-people.ts'
import { freePort } from './free-port.ts'
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from './loopback-certificate.ts'

/** Debian's OpenLDAP, where it is installed. */
export const SLAPD = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  .map((folder) => join(folder, 'slapd'))
  .find(existsSync)

const ROOT = { dn: `cn=root,${BASE}`, password: 'root' }

/** A real directory in a folder of its own. It takes empty passwords for anonymous, as many that banks have do. */
export async function startSlapd(): Promise<Directory> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-slapd-'))
  const [port, tlsPort] = [await freePort(), await freePort()]
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'certificate.pem'), LOOPBACK_CERTIFICATE)
  writeFileSync(join(folder, 'key.pem'), LOOPBACK_KEY)
  writeFileSync(join(folder, 'slapd.conf'), settings(folder))
  const urls = [`ldap://127.0.0.1:${port}`, `ldaps://127.0.0.1:${tlsPort}`] as const
  const server = spawn(SLAPD as string, ['-d', '0', '-f', join(folder, 'slapd.conf'), '-h', urls.join(' ')])
  let said = ''
  server.stderr.on('data', (text) => {
    said += text
  })
  const root = new Client({ url: urls[0] })
  await untilItAnswers(root, server, () => said)
  await fill(root)
  const entryOf = async (uid: string) => {
    const filter = `(uid=${uid})`
    const { searchEntries } = await root.search(BASE, { filter, attributes: ['entryUUID'] })
    return searchEntries[0] as { dn: string; entryUUID: string }
  }
  return {
    name: 'slapd',
    url: urls[0],
    tlsUrl: urls[1],
    rename: async (from, to) => {
      const modification = new Attribute({ type: 'uid', values: [to] })
      await root.modify((await entryOf(from)).dn, [new Change({ operation: 'replace', modification })])
    },
    idOf: async (uid) => (await entryOf(uid)).entryUUID,
    stop: async () => {
      await root.unbind()
      server.kill('SIGTERM')
      if (server.exitCode === null) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const settings = (folder: string) => `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
allow bind_anon_cred
TLSCertificateFile ${folder}/certificate.pem
TLSCertificateKeyFile ${folder}/key.pem
TLSVerifyClient never
pidfile ${folder}/slapd.pid
database mdb
suffix "${BASE}"
rootdn "${ROOT.dn}"
rootpw ${ROOT.password}
directory ${folder}/data
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${SERVICE.dn}" read by * none
`

async function untilItAnswers(root: Client, server: ChildProcess, said: () => string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await root.bind(ROOT.dn, ROOT.password)
    } catch (error) {
      if (server.exitCode !== null || attempt === 60) throw new Error(`slapd does not answer: ${said()} ${error}`)
      await setTimeout(100)
    }
  }
}

async function fill(root: Client): Promise<void> {
  await root.add(BASE, { objectClass: ['dcObject', 'organization'], dc: 'bank', o: 'bank' })
  for (const ou of ['people', 'guests', 'partners'])
    await root.add(`ou=${ou},${BASE}`, { objectClass: 'organizationalUnit', ou })
  const service = { objectClass: ['organizationalRole', 'simpleSecurityObject'], cn: 'service' }
  await root.add(SERVICE.dn, { ...service, userPassword: SERVICE.password })
  for (const { dn, uid, password } of PEOPLE)
    await root.add(dn, { objectClass: 'inetOrgPerson', sn: uid, uid, userPassword: password })
}
