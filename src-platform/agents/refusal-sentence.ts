import type { EpochMs } from '#shared/domain/ids.ts'
import type { Refusal, RefusalReason } from '#shared/domain/refusal.ts'

/** Where time alone lifts a refusal; its moment is put here where it is known. */
const later = 'Try again later.'

/** What a person is told: what stands in the way, and how or when it goes. */
const sentences: Record<RefusalReason, string> = {
  outbound_off: 'Outbound calls are switched off for this account. Ask your Admin to switch them on.',
  not_your_room: 'This room is not assigned to you. Ask for it to be assigned to you first.',
  agent_busy: 'You are on a call. End it first.',
  no_permission: 'The customer has not allowed calls. Ask for permission first.',
  call_limit_reached: `This customer has had all the calls allowed within 24 hours. ${later}`,
  balance_too_low: 'The voice balance is too low to call. Contact your Admin.',
  no_rate: 'There is no price for calls to this country yet. Contact your Admin.',
  no_active_conversation: 'There is no active conversation. Wait until the customer writes or calls.',
  request_limit_day: `Permission was already asked for within the last 24 hours. ${later}`,
  request_limit_week: `Permission was already asked for twice within the last 7 days. ${later}`,
  permission_already_permanent: 'The customer has already allowed calls permanently. You can call.',
  taken: 'Another agent has taken this call.',
  call_over: 'This call is over.',
  not_offered: 'This call does not ring for you any more.',
  member_in_other_group:
    'An agent is already in another ring group of this account. Remove the agent there first.',
  group_mode_taken: 'This account already has a ring group of this mode. Change that one instead.',
  top_up_too_small: 'The amount is below the smallest top-up. Enter a larger one.',
  window_closed:
    'The customer last wrote or called more than 24 hours ago. Wait until the customer writes or calls.',
  not_ringing: 'This call does not ring at an agent. Only calls that do can be withdrawn or sent elsewhere.',
  agent_on_call: 'This agent is on a call. Choose another one.',
  agent_unreachable: 'This agent is not online, or takes no calls of this account. Choose another one.',
  wrap_up_over: 'The time for the note of this call is over. You can still write the note.',
  wrap_up_at_its_longest: 'There is no more time for this note. You can still write it later.',
  forbidden_role: 'Your role does not allow this. Ask a supervisor or your Admin.',
  call_in_progress: 'There is a call with this customer now. Wait until it has ended.',
  own_account: 'You cannot do this to your own account. Ask another Admin.',
  last_admin: 'This is the last Admin. Make somebody else an Admin first.',
  email_taken: 'Somebody has this e-mail address already. Use another one.',
  echo_unavailable: 'This platform takes no test calls. Ask whoever runs it to switch them on.',
  echo_busy: 'Too many people make a test call at this moment. Try again in a minute.',
  provider_refused: 'WhatsApp did not accept this.',
  provider_unreachable: 'WhatsApp could not be reached, so nothing was changed. Try again in a moment.',
}

/** The sentence for a refusal; with the winner's name, the moment or the provider's own words where there are some. */
export function refusalSentence(refusal: Refusal): string {
  if (refusal.reason === 'taken' && refusal.by?.name) return `${refusal.by.name} has taken this call.`
  const sentence = sentences[refusal.reason]
  if (refusal.provider) return `${sentence} It says: ${refusal.provider.message}`
  return refusal.retryAt === undefined
    ? sentence
    : sentence.replace(later, `Try again at ${momentOf(refusal.retryAt)}.`)
}

/** The next full second, by UTC: agents may sit in other time zones than the platform. `2026-11-24 09:00:00 UTC`. */
function momentOf(at: EpochMs): string {
  const second = new Date(Math.ceil(at / 1_000) * 1_000)
  return `${second.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
