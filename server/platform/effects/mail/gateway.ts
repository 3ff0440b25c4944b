/** What goes to a colleague's mailbox. `id` is the sender's own and stays the same when it is offered again. */
export type MailMessage = { id: string; to: string; subject: string; text: string }

export type MailGateway = {
  /** For the ledger and screens: the host without user or password. */
  readonly name: string
  /** Resolves when the server has taken the message, rejects with `MailFailure`. */
  send(message: MailMessage): Promise<void>
  close(): void
}

export type MailFailureCode = 'mail.refused' | 'mail.sign-in-refused' | 'mail.unreachable' | 'mail.put-off'

/** Why a message was not taken; never holds an address, a text or a secret. */
export class MailFailure extends Error {
  readonly code: MailFailureCode
  readonly retry: boolean

  constructor(code: MailFailureCode, { retry }: { retry: boolean }) {
    super(code)
    this.name = 'MailFailure'
    this.code = code
    this.retry = retry
  }
}
