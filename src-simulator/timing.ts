/** How long things take, in milliseconds of simulated time. Tests make them short. */
export type Timing = {
  /** A customer's call that nobody answers; Meta: 30 to 60 s. */
  noAnswerMs: number
  /** A business's call that the customer does not take; undocumented, 60 s in practice. */
  ringMs: number
  /** From a business's `connect` to Meta's SDP answer. */
  answerDelayMs: number
  /** From Meta's SDP answer to RINGING. */
  reachPhoneMs: number
  /** No media of the business at the start of a call: 138021. */
  watchdogMs: number
  /** No media of the business in the middle of a call: 138021. */
  midCallWatchdogMs: number
  /** From `sent` to `delivered` while the customer is online. */
  deliveryMs: number
  /** A webhook that takes longer failed. */
  webhookTimeoutMs: number
  /** Pauses between the attempts of one webhook; given up after the last. */
  retryDelaysMs: readonly number[]
}

const minute = 60_000

export const metaTiming: Timing = {
  noAnswerMs: 45_000,
  ringMs: 60_000,
  answerDelayMs: 500,
  reachPhoneMs: 300,
  watchdogMs: 20_000,
  midCallWatchdogMs: 30_000,
  deliveryMs: 200,
  webhookTimeoutMs: 20_000,
  retryDelaysMs: [1000, 2000, 5000, 10_000, 30_000, minute, ...Array.from({ length: 12 }, () => 5 * minute)],
}
