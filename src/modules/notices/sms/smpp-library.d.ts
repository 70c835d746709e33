// npm `smpp` 0.5.1 ships no types. Only what we use is declared, as read in its lib/smpp.js and lib/pdu.js.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Socket } from 'node:net'

  export type Pdu = {
    command: string
    command_id: number
    command_length: number
    command_status: number
    sequence_number: number
    isResponse(): boolean
    response(fields?: Record<string, unknown>): Pdu
    [field: string]: unknown
  }

  export interface Session extends EventEmitter {
    readonly socket: Socket
    /** False when the socket can't be written to; `onAnswer` is then never called. */
    send(pdu: Pdu, onAnswer?: (answer: Pdu) => void): boolean
    close(): void
    destroy(): void
  }

  const library: {
    Session: new (options: { socket: Socket }) => Session
    PDU: new (command: string, fields?: Record<string, unknown>) => Pdu
    errors: Record<string, number>
  }
  // biome-ignore lint/style/noDefaultExport: this is how a CommonJS package is imported
  export default library
}
