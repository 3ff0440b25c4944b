import type { SmsDeps, SmsGateway } from './gateway.ts'
import { createHttpGateway } from './http-gateway.ts'
import { createSmppGateway } from './smpp-gateway.ts'
import { readSmsSettings } from './sms-settings.ts'

/** The gateway that the setting's scheme names; throws `SmsSettingError` with one sentence where it names none. */
export function createSmsGateway(setting: string, deps: SmsDeps): SmsGateway {
  const settings = readSmsSettings(setting)
  return settings.kind === 'http' ? createHttpGateway(settings, deps) : createSmppGateway(settings, deps)
}
