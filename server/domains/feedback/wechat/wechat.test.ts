import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { scene } from '#test/scene.ts'
import { ACCOUNT, messageXml, openAccountApi, openAtWeChat, sealAtWeChat, signedQuery } from '#test/stand-ins/wechat.ts'
import { picture, recording } from '#test/uploads.ts'

const NOW = '2026-03-02T01:00:00Z'
const at = Date.parse(NOW) / 1000
const settings = (api: string, isSafe: boolean) => ({
  BIHUAN_WECHAT_TOKEN: ACCOUNT.token,
  BIHUAN_WECHAT_APP_ID: ACCOUNT.appId,
  BIHUAN_WECHAT_SECRET: ACCOUNT.secret,
  BIHUAN_WECHAT_API: api,
  ...(isSafe && { BIHUAN_WECHAT_AES_KEY: ACCOUNT.aesKey }),
})

async function account({
  isSafe = false,
  media = {},
}: {
  isSafe?: boolean
  media?: Parameters<typeof openAccountApi>[0]
} = {}) {
  const api = await openAccountApi(media)
  const s = await scene({ now: NOW, as: 'service', settings: settings(api.url, isSafe) })
  onTestFinished(() => void api.close())
  const post = async (url: string, payload: string) => {
    const reply = await s.app.server.inject({ method: 'POST', url, payload, headers: { 'content-type': 'text/xml' } })
    return { status: reply.statusCode, body: reply.body }
  }
  let count = 0
  const xmlOf = (fields: Record<string, string | number>) =>
    messageXml({
      ToUserName: 'gh_bank',
      FromUserName: 'oOldMrsLi',
      CreateTime: at,
      MsgType: 'text',
      MsgId: String(7000 + count++),
      ...fields,
    })
  /** Pushes one message as WeChat does, and answers the text of the passive reply. */
  const push = async (fields: Record<string, string | number>, xml = xmlOf(fields)) => {
    const sealed = isSafe ? sealAtWeChat(xml) : ''
    const outer = isSafe ? messageXml({ ToUserName: 'gh_bank', Encrypt: sealed }) : xml
    const { status, body } = await post(signedQuery(at, { sealed }), outer)
    const inner =
      isSafe && body !== 'success' ? openAtWeChat(/<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? '').message : body
    return { status, text: /<Content><!\[CDATA\[([\s\S]*?)\]\]><\/Content>/.exec(inner)?.[1] ?? inner }
  }
  return { s, api, post, push, xmlOf }
}

test('WeChat itself verifies the address by its signature, and nobody else does', async () => {
  const { s } = await account()
  const ask = (url: string) => s.app.server.inject({ method: 'GET', url })
  const right = await ask(signedQuery(at, { echo: '5837<b>1' }))
  expect([right.statusCode, right.body, right.headers['content-type']]).toEqual([
    200,
    '5837<b>1',
    'text/plain; charset=utf-8',
  ])
  for (const url of [
    signedQuery(at, { echo: '1', token: 'another' }),
    signedQuery(at - 301, { echo: '1' }),
    signedQuery(at + 301, { echo: '1' }),
    '/api/wechat?echostr=1',
  ])
    expect(await ask(url)).toMatchObject({ statusCode: 403, body: '{"code":"wechat.refused","detail":{}}' })
})

test.for([false, true])(
  'a text becomes feedback, and number, code and promise are the passive reply (safe mode: %s)',
  async (isSafe) => {
    const { s, push } = await account({ isSafe })
    const { text } = await push({ Content: '昨天在柜台办业务等了两个小时，没人管' })
    const [row] = await s.query<{ number: string }>('select number from service_case')
    expect(text).toContain(`编号${row?.number}`)
    expect(text).toMatch(/查询码\d{8}。我们最迟在3月5日（周四）告诉您改进方案。/)
    expect(text).toContain('/c/?from=wechat')
    const [feedback] = await s.query('select channel, customer_id, contact_phone, source from feedback')
    expect(feedback).toEqual({ channel: 'wechat', customer_id: null, contact_phone: null, source: 'customer' })
    const code = /查询码(\d{8})/.exec(text)?.[1]
    const progress = await s.nobody('POST', '/api/customer/progress', { key: { number: row?.number, code } })
    expect(progress.body.state).toBe('in-work')
    for (const table of ['wechat_message', 'feedback', 'ledger_entry'])
      expect(JSON.stringify(await s.query(`select * from ${table}`))).not.toContain('oOldMrsLi')
  },
)

test('sent three times, also at once, it is one feedback and one answer', async () => {
  const { s, push, xmlOf } = await account({ isSafe: true })
  const xml = xmlOf({ Content: '转账限额设置太复杂了' })
  const replies = await Promise.all([push({}, xml), push({}, xml), push({}, xml)])
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await s.query('select 1 from feedback')).toHaveLength(1)
})

test('what follows within half an hour belongs to the same matter, but fraud in progress is a matter of its own', async () => {
  const { s, push } = await account()
  await push({ Content: '柜台排队太久了' })
  expect((await push({ Content: '补充一下，是上午十点在东门支行，密码 480912' })).text).toContain('补充到编号')
  expect(await s.query('select 1 from service_case')).toHaveLength(1)
  expect(JSON.stringify(await s.query('select text from case_entry'))).not.toContain('480912')
  const urgent = await push({ Content: '骗子正在让我转账，刚转了五万，快帮我拦住' })
  expect(urgent.text).toContain('查询码')
  expect((await s.query("select 1 from service_case where grade = 'I'")).length).toBe(1)
  await push({ FromUserName: 'oSomebodyElse', Content: '利息算错了' })
  expect(await s.query('select 1 from service_case')).toHaveLength(3)
})

test('a voice and a picture are fetched after the acknowledgement and lie with the case, each once', async () => {
  const media = {
    'voice-1': { type: 'audio/wav', bytes: recording() },
    'picture-1': { type: 'image/jpeg', bytes: await picture() },
  }
  const { s, api, push } = await account({ isSafe: true, media })
  const said = await push({
    MsgType: 'voice',
    MediaId: 'voice-1',
    Format: 'wav',
    Recognition: '你们柜台少给了我两百块',
  })
  expect(said.text).toContain('编号')
  await push({ MsgType: 'image', MediaId: 'picture-1', PicUrl: 'http://169.254.169.254/latest/meta-data' })
  expect(api.seen.fetched).toEqual([])
  await s.bank.doAllDue()
  await s.bank.doAllDue()
  expect(api.seen).toEqual({ tokens: 1, fetched: ['voice-1', 'picture-1'] })
  const files = await s.query<{ kind: string }>(
    'select f.kind from attachment a join file f on f.id = a.file_id order by f.kind',
  )
  expect(files.map(({ kind }) => kind)).toEqual(['audio', 'image'])
  expect(await s.query("select text from feedback where text like '%两百块%'")).toHaveLength(1)
  expect((await s.query("select 1 from wechat_message where media_state = 'kept'")).length).toBe(2)
})

test('a token that was taken back is asked for once more; media that is gone is said on the case and not tried for ever', async () => {
  const { s, api, push } = await account({ media: { 'picture-1': { type: 'image/jpeg', bytes: await picture() } } })
  await push({ MsgType: 'image', MediaId: 'picture-1' })
  await s.bank.doAllDue()
  api.takeTokenBack()
  await push({ MsgType: 'image', MediaId: 'gone' })
  await s.bank.doAllDue()
  expect(api.seen.tokens).toBe(2)
  expect(await s.query("select 1 from wechat_message where media_state = 'failed'")).toHaveLength(1)
  expect(await s.query("select 1 from case_entry where kind = 'media-lost'")).toHaveLength(1)
})

test('who follows the account or taps the menu gets the way to the pages; who leaves gets nothing', async () => {
  const { s, push } = await account({ isSafe: true })
  const event = (Event: string) => push({ MsgType: 'event', Event, EventKey: 'feedback', MsgId: '' })
  expect((await event('subscribe')).text).toContain('/c/?from=wechat')
  expect((await event('CLICK')).text).toContain('总行')
  expect((await event('unsubscribe')).text).toBe('success')
  expect((await push({ MsgType: 'location', Location_X: '1' })).text).toContain('/c/?from=wechat')
  expect(await s.query('select 1 from feedback')).toEqual([])
})

test('forged, replayed, unsealed, foreign, huge and malicious pushes are refused in the same words and change nothing', async () => {
  const { s, post, xmlOf } = await account({ isSafe: true })
  const xml = xmlOf({ Content: '应当被拒绝' })
  const wrap = (sealed: string) => messageXml({ ToUserName: 'gh_bank', Encrypt: sealed })
  const sealed = sealAtWeChat(xml)
  const other = randomBytes(32)
  const pushes: Record<string, [string, string]> = {
    unsealed: [signedQuery(at), xml],
    unsigned: ['/api/wechat', wrap(sealed)],
    old: [signedQuery(at - 301, { sealed }), wrap(sealed)],
    otherToken: [signedQuery(at, { sealed, token: 'another' }), wrap(sealed)],
    otherSealed: [signedQuery(at, { sealed: sealAtWeChat(xml) }), wrap(sealed)],
    foreignAccount: (() => {
      const it = sealAtWeChat(xml, 'wxffffffffffffffff')
      return [signedQuery(at, { sealed: it }), wrap(it)]
    })(),
    otherKey: (() => {
      const it = sealAtWeChat(xml, ACCOUNT.appId, other)
      return [signedQuery(at, { sealed: it }), wrap(it)]
    })(),
    notSealed: [signedQuery(at, { sealed: 'AAAA' }), wrap('AAAA')],
    empty: [signedQuery(at), ''],
    noXml: [signedQuery(at), '{"Content":"x"}'],
    entities: [
      signedQuery(at),
      `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>`,
    ],
    prototype: [signedQuery(at), '<xml><__proto__>1</__proto__><constructor>1</constructor></xml>'],
  }
  for (const [name, [url, body]] of Object.entries(pushes))
    expect([name, await post(url, body)]).toEqual([
      name,
      { status: 403, body: '{"code":"wechat.refused","detail":{}}' },
    ])
  expect((await post(signedQuery(at), `<xml>${'x'.repeat(70_000)}</xml>`)).status).toBe(413)
  const inner = sealAtWeChat(`<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">]>${xml.replace('应当被拒绝', '&a;')}`)
  expect((await post(signedQuery(at, { sealed: inner }), wrap(inner))).status).toBe(403)
  expect(await s.query('select 1 from feedback')).toEqual([])
  expect(await s.query('select 1 from wechat_message')).toEqual([])
})

test('a customer who writes markup is quoted and cannot end the reply', async () => {
  const { push, s } = await account()
  const { status } = await push(
    {},
    messageXml({
      ToUserName: 'gh_bank',
      FromUserName: 'o]]&gt;<x>',
      CreateTime: at,
      MsgType: 'text',
      MsgId: '1',
    }).replace('</xml>', '<Content>&lt;b&gt; 柜台少给我钱</Content></xml>'),
  )
  expect(status).toBe(200)
  expect(await s.query('select 1 from feedback')).toHaveLength(1)
})

test('without its settings the callback does not exist', async () => {
  const s = await scene()
  expect((await s.app.server.inject({ method: 'GET', url: signedQuery(at, { echo: '1' }) })).statusCode).toBe(404)
})
