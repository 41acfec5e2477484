import type { QueueCall } from '#shared/protocol/queue.ts'

/** Who has the call or at whom it rings; empty where nobody. */
export function whoHas({ agent, ringing = [], waitingFor = [] }: QueueCall): string {
  const people = agent ? [agent] : ringing.length > 0 ? ringing : waitingFor
  return people.map(person => person.name).join(', ')
}

/** Whether the two differ in nothing but whom the call rings at: what changes most of all, and alone. */
export const isSameButWho = (one: QueueCall, other: QueueCall): boolean => rest(one) === rest(other)

/** Some hundred bytes that one serializer wrote, so with the same order of names. */
const rest = (call: QueueCall): string =>
  JSON.stringify({ ...call, ringing: undefined, waitingFor: undefined })
