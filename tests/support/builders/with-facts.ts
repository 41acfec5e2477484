import type { Webhook } from './webhooks.ts'

/** The webhook with more facts about its only call or status. */
export function withFacts(webhook: Webhook, list: 'calls' | 'statuses', facts: object): Webhook {
  const copy = structuredClone(webhook)
  // The builders write one change each, with lists of objects.
  const changes = copy.entry.flatMap(entry => entry.changes) as { value: Record<string, object[]> }[]
  const [subject] = changes[0]?.value[list] ?? []
  if (!subject) throw new Error(`The webhook has no ${list}.`)
  Object.assign(subject, facts)
  return copy
}
