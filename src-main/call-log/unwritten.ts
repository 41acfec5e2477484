import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { WriteDb } from './databases.ts'
import { putEvent } from './event-queries.ts'
import type { CallNote } from './events-of-change.ts'
import { deleteCallsWith, deleteErased, type LoggedCustomer, putEntry } from './queries.ts'

/** Notes that wait while nothing can be written; of older ones the record stays, told anew by the platform. */
const keptNotes = 5_000

interface OwnedEntry {
  readonly owner: string
  readonly entry: CallLogEntry
}

interface OwnedNote extends CallNote {
  readonly owner: string
}

interface Erasure {
  readonly owner: string
  readonly customer: LoggedCustomer
}

/** What the log was told and is not on the disk for certain: for no time at all, unless the file cannot be written just now, or is being checked. */
export class Unwritten {
  /** By call; the newest form of each. */
  readonly #entries = new Map<string, OwnedEntry>()
  #notes: readonly OwnedNote[] = []
  #erasures: readonly Erasure[] = []

  get isEmpty(): boolean {
    return this.#entries.size + this.#notes.length + this.#erasures.length === 0
  }

  put(owner: string, entries: readonly CallLogEntry[], notes: readonly CallNote[]): void {
    for (const entry of entries) this.#entries.set(keyOf(owner, entry.callId), { owner, entry })
    this.#notes = [...this.#notes, ...notes.map(note => ({ owner, ...note }))].slice(-keptNotes)
  }

  /**
   * A customer is to be erased: from the file, and from what waits. What is put later is of a new customer.
   * @param written the ids of the customer's calls that the file has
   * @returns the ids of all of their calls
   */
  erase(owner: string, customer: LoggedCustomer, written: readonly string[]): readonly string[] {
    const waiting = [...this.#entries.values()].filter(
      ({ owner: whose, entry }) =>
        whose === owner && entry.accountId === customer.accountId && entry.customerId === customer.customerId,
    )
    const callIds = [...new Set([...written, ...waiting.map(({ entry }) => entry.callId)])]
    for (const callId of callIds) this.#entries.delete(keyOf(owner, callId))
    this.#notes = this.#notes.filter(note => note.owner !== owner || !callIds.includes(note.callId))
    this.#erasures = [...this.#erasures, { owner, customer }]
    return callIds
  }

  /**
   * Writes all of it; it waits on until `clear` says that the transaction stands.
   * @returns whether anything was erased, and of which calls it was found that their customer was erased meanwhile
   */
  write(tx: WriteDb): { readonly hasErased: boolean; readonly foundErased: readonly string[] } {
    for (const { owner, customer } of this.#erasures) deleteCallsWith(tx, owner, customer)
    const foundErased: string[] = []
    for (const { owner, entry } of this.#entries.values()) {
      if (deleteErased(tx, owner, entry)) foundErased.push(entry.callId)
      putEntry(tx, owner, entry)
    }
    for (const { owner, callId, event } of this.#notes) putEvent(tx, owner, callId, event)
    return { hasErased: this.#erasures.length + foundErased.length > 0, foundErased }
  }

  clear(): void {
    this.#entries.clear()
    this.#notes = []
    this.#erasures = []
  }
}

const keyOf = (owner: string, callId: string): string => `${owner} ${callId}`
