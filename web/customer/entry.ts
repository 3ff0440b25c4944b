import { keepVisit, recallVisit } from './device.ts'
import { type Door, Refused, read, send, type Zone } from './door.ts'
import type { Language } from './words/say.ts'

/** How one came in: by which window, from which outlet, by which message, and whether the bank's app knows who it is. */
export type Entry = {
  from: 'app' | 'wechat' | 'web'
  outlet: string | undefined
  link: string | undefined
  language: Language
  zone: Zone | undefined
}

const FROM = ['app', 'wechat', 'web'] as const

/** The hand-over stands behind the #, which no server and no log sees, and leaves the address at once. */
async function openZone(): Promise<Zone | undefined> {
  const token = /[#&]hand-over=([\w.-]+)/.exec(location.hash)?.[1]
  if (!token) return recallVisit<Zone>('zone')
  history.replaceState(null, '', `${location.pathname}${location.search}`)
  try {
    const zone = await send<Zone>('/api/customer/zone', { token })
    keepVisit('zone', zone)
    return zone
  } catch (error) {
    // Not recognised: one goes on as a guest, and nothing is lost.
    if (error instanceof Refused) return undefined
    throw error
  }
}

export async function enter(): Promise<{ entry: Entry; door: Door }> {
  const asked = new URLSearchParams(location.search)
  const outlet = asked.get('outlet') ?? undefined
  const [zone, door] = await Promise.all([
    openZone(),
    read<Door>(`/api/customer/door${outlet ? `?outlet=${encodeURIComponent(outlet)}` : ''}`),
  ])
  return {
    entry: {
      from:
        FROM.find((each) => each === asked.get('from')) ??
        (/MicroMessenger/.test(navigator.userAgent) ? 'wechat' : 'web'),
      outlet,
      link: /^\/a\/([\w-]+)/.exec(location.pathname)?.[1],
      language: navigator.language.toLowerCase().indexOf('en') === 0 ? 'en' : 'zh',
      zone,
    },
    door,
  }
}
