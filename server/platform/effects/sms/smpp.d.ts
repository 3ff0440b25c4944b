/** What this project uses of `smpp` 0.5.1, which brings no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer } from 'node:net'
  import type { ConnectionOptions, TlsOptions } from 'node:tls'

  /** Decoded text is a string; bytes in an unknown coding stay bytes. The header is split into its elements. */
  export type ShortMessage = { udh?: Buffer[]; message: string | Buffer }

  export type Pdu = {
    readonly command: string
    readonly command_status: number
    readonly sequence_number: number
    readonly system_id?: string
    readonly password?: string
    readonly interface_version?: number
    readonly message_id?: string
    readonly source_addr_ton?: number
    readonly source_addr_npi?: number
    readonly source_addr?: string
    readonly dest_addr_ton?: number
    readonly dest_addr_npi?: number
    readonly destination_addr?: string
    readonly esm_class?: number
    readonly data_coding?: number
    readonly registered_delivery?: number
    readonly short_message?: ShortMessage | Buffer
    readonly message_payload?: ShortMessage | Buffer
    readonly receipted_message_id?: string
    readonly message_state?: number
    isResponse(): boolean
    /** Only for commands that have a response; an unknown command gets a generic_nack. */
    response(fields?: { command_status?: number; message_id?: string }): Pdu
  }

  export type Fields = Readonly<Record<string, string | number | Buffer | ShortMessage>>
  type Command = (fields: Fields, onResponse?: (response: Pdu) => void) => boolean

  export interface Session extends EventEmitter {
    /** False when the socket is gone; the callback is then never called. Nor is it when the answer never comes. */
    send(pdu: Pdu): boolean
    bind_transceiver: Command
    submit_sm: Command
    deliver_sm: Command
    enquire_link: Command
    unbind: Command
    close(onClosed?: () => void): void
    destroy(onClosed?: () => void): void
  }

  export interface Server extends NetServer {
    readonly sessions: Session[]
  }

  const smpp: {
    connect(options: ConnectionOptions & { tls?: boolean; noDelay?: boolean }): Session
    createServer(options: TlsOptions, onSession: (session: Session) => void): Server
    readonly errors: Readonly<Record<string, number>>
    readonly encodings: { readonly ASCII: { encode(text: string): Buffer; decode(bytes: Buffer): string } }
  }
  // CommonJS: its constants are set in a loop, so they are only reachable on the default import.
  export default smpp
}
