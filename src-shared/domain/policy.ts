const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** The numbers of the rules: defaults of one WhatsApp account. Durations in milliseconds, money in the currency's minor unit. */
export const defaultPolicy = {
  /** [A8] How long an inbound call rings; an Admin may set 30 to 60 s. */
  ringMs: 45 * second,
  ringMsRange: { min: 30 * second, max: 60 * second },
  /** An inbound call older than this when it reaches us is recorded and rings nobody. */
  staleOfferMs: 60 * second,
  /** How long a dial may stay without any word from the provider before it is ended. */
  dialSettleMs: 90 * second,
  /** [C3] Free-form messages after the customer's last message or call. */
  serviceWindowMs: day,
  /** [C2] */
  conversationMs: day,
  /** [C2] */
  freeEntryPointMs: 72 * hour,
  /** [P4] [P6] */
  consentRequestMs: 72 * hour,
  /** [P5] */
  temporaryConsentMs: 7 * day,
  /** [P2] Requests in `requestDayMs` and `requestWeekMs`. */
  requestsPerDay: 1,
  requestDayMs: day,
  requestsPerWeek: 2,
  requestWeekMs: 7 * day,
  /** [P10] [P11] Outbound calls in a row that were not answered or declined. */
  unansweredBeforeAdvice: 2,
  unansweredBeforeRevoked: 4,
  /** [O5] Started increments are charged whole. See `billingPresets`. */
  billingIncrementMs: minute,
  /** [O1] [O2] Connected outbound calls to one customer in 24 h. */
  connectedCallsPerDay: 10,
  connectedCallsWindowMs: day,
  /** [I10] Of so many offered calls so many percent must be answered. */
  answerRateCalls: 50,
  answerRateMinimumPercent: 70,
  /** How long a warning of the provider's is shown: as long as its restrictions last. */
  providerWarningMs: 7 * day,
  /** [C5] How long the button of an invitation to call works. */
  callButtonMs: day,
  /** [I8] A voice note so soon after an unanswered call is its voicemail. */
  voicemailWithinMs: 5 * minute,
  /** Round robin counts an agent as offline this long after the last desktop went. */
  presenceGraceMs: 30 * second,
  /** How much more time an agent gets for the note after a call, and how often. */
  wrapUpExtensionMs: 30 * second,
  wrapUpExtensions: 3,
} as const

/** [O5] How spoken time is counted: by started minutes, or as Meta counts it, in pulses of 6 s. */
export const billingPresets = {
  startedMinutes: { billingIncrementMs: minute },
  metaPulses: { billingIncrementMs: 6 * second },
} as const

export type Policy = typeof defaultPolicy
