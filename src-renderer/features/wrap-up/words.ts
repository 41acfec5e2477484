import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'

/** What an agent writes about a call; empty where nothing was written. */
export interface Words {
  readonly note: string
  readonly disposition: string
  readonly tags: readonly string[]
}

/** What was written already. */
export const wordsOf = ({ note = '', disposition = '', tags = [] }: Partial<CallLogEntry>): Words => ({
  note,
  disposition,
  tags,
})

/** The limits of the wire contract. */
const mostTags = 20
const longestTag = 40

/** `refund, VIP` → two tags; none twice, none empty. */
export function tagsIn(text: string): readonly string[] {
  const tags = text.split(',').map(tag => tag.trim().slice(0, longestTag).trim())
  return [...new Set(tags)].filter(tag => tag !== '').slice(0, mostTags)
}
