import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Me, SecondStep } from './identity.ts'
import { Instant } from './instant.ts'
import { Done, IdParams, Label, StaffRef } from './words.ts'

/** Six figures of an authenticator, or a recovery code as it was shown, with or without its dash. */
const Code = z.string().trim().min(6).max(20)
export type Enrolment = z.infer<typeof Enrolment>
/** `address` is what the QR code says (`otpauth://…`); `secret` is the same for typing, in base 32. */
export const Enrolment = z.object({ address: z.string(), secret: z.string() })
const RecoveryCodes = z.array(z.string())

export type SignInWays = z.infer<typeof SignInWays>
export const SignInWays = z.object({
  /** A login and a password can be typed: ours, or the directory's. */
  hasPassword: z.boolean(),
  /** The bank's identity provider, by the name that its button carries. */
  provider: Label.nullable(),
})
export const listSignInWays = endpoint({
  method: 'GET',
  path: '/api/sign-in',
  may: 'anyone',
  says: 'Which ways of signing in this bank has opened.',
  reply: SignInWays,
})
export const readStep = endpoint({
  method: 'GET',
  path: '/api/sign-in/step',
  may: 'anyone',
  says: 'What a sign-in that was begun in this browser still owes.',
  reply: SecondStep.nullable(),
})
export const enrolAtStep = endpoint({
  method: 'POST',
  path: '/api/sign-in/step/enrolment',
  may: 'anyone',
  says: 'Shows a new secret to somebody whose role owes a second factor and who has none yet.',
  body: z.object({}),
  reply: Enrolment,
  isSecret: true,
})
export const passStep = endpoint({
  method: 'POST',
  path: '/api/sign-in/step/code',
  may: 'anyone',
  says: 'Ends a sign-in with the second factor; after an enrolment the recovery codes are told, once.',
  body: z.object({ code: Code }),
  reply: z.object({ me: Me, recoveryCodes: RecoveryCodes.nullable() }),
  isSecret: true,
})

export type SecondFactor = z.infer<typeof SecondFactor>
export const SecondFactor = z.object({
  enrolledAt: Instant.nullable(),
  recoveryCodesLeft: z.int(),
  /** A role of theirs owes it: it cannot be ended. */
  isRequired: z.boolean(),
})
export const readSecondFactor = endpoint({
  method: 'GET',
  path: '/api/me/second-factor',
  may: 'staff',
  says: 'How my second factor stands.',
  reply: SecondFactor,
})
export const beginEnrolment = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/enrolment',
  may: 'staff',
  says: 'Shows me a new secret; it counts only once a code of it was confirmed.',
  body: z.object({ code: Code.optional() }),
  reply: Enrolment,
  isSecret: true,
})
export const confirmEnrolment = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/confirmation',
  may: 'staff',
  says: 'Takes the shown secret into force with its first code; answers the recovery codes, once.',
  body: z.object({ code: Code }),
  reply: z.object({ recoveryCodes: RecoveryCodes }),
  isSecret: true,
})
export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/recovery-codes',
  may: 'staff',
  says: 'New recovery codes against a code; the old ones are void.',
  body: z.object({ code: Code }),
  reply: z.object({ recoveryCodes: RecoveryCodes }),
  isSecret: true,
})
export const endSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/end',
  may: 'staff',
  says: 'Gives up my second factor against a code, unless a role owes it.',
  body: z.object({ code: Code }),
  reply: Done,
})

export type OwnSession = z.infer<typeof OwnSession>
export const OwnSession = z.object({
  id: z.uuid(),
  way: z.enum(['password', 'directory', 'provider']),
  device: z.string(),
  createdAt: Instant,
  seenAt: Instant,
  isThis: z.boolean(),
})
export const listSessions = endpoint({
  method: 'GET',
  path: '/api/me/sessions',
  may: 'staff',
  says: 'Where I am signed in.',
  reply: z.array(OwnSession),
})
export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  may: 'staff',
  says: 'Ends one of my sessions.',
  params: IdParams,
  reply: Done,
})
export const endOtherSessions = endpoint({
  method: 'POST',
  path: '/api/me/sessions/end-others',
  may: 'staff',
  says: 'Ends all my sessions but this one.',
  body: z.object({}),
  reply: z.object({ ended: z.int() }),
})

export type StaffSignIn = z.infer<typeof StaffSignIn>
export const StaffSignIn = z.object({
  secondFactor: SecondFactor,
  identities: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['directory', 'provider']),
      issuer: z.string(),
      subject: z.string(),
      boundAt: Instant,
      /** Null where the configured claim bound it. */
      boundBy: StaffRef.nullable(),
    }),
  ),
  /** What an identity can be bound to here. */
  kinds: z.array(z.enum(['directory', 'provider'])),
})
/** Why a way in is taken from somebody: a word, since the ledger takes no free text. */
export const SignInGround = z.enum(['lost', 'replaced', 'mistake', 'suspicion'])
export const readStaffSignIn = endpoint({
  method: 'GET',
  path: '/api/staff/:id/sign-in',
  may: 'staff.manage',
  says: 'How a colleague signs in: their bound identities and their second factor.',
  params: IdParams,
  reply: StaffSignIn,
})
export const bindIdentity = endpoint({
  method: 'POST',
  path: '/api/staff/:id/identities',
  may: 'staff.manage',
  says: 'Binds an identity of the provider or the directory to an account, by its subject.',
  params: IdParams,
  body: z.object({ kind: z.enum(['directory', 'provider']), subject: z.string().trim().min(1).max(255) }),
  reply: Done,
})
export const unbindIdentity = endpoint({
  method: 'POST',
  path: '/api/staff/:id/identities/end',
  may: 'staff.manage',
  says: 'Ends a binding, and every session of that person; no claim binds the account again.',
  params: IdParams,
  body: z.object({ identityId: z.uuid(), ground: SignInGround }),
  reply: Done,
})
export const resetSecondFactor = endpoint({
  method: 'POST',
  path: '/api/staff/:id/second-factor/reset',
  may: 'staff.manage',
  says: 'Takes away a colleague’s lost second factor, and ends their sessions; they are told, and the ledger says why.',
  params: IdParams,
  body: z.object({ ground: SignInGround }),
  reply: Done,
})
