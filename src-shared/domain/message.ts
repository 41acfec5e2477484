/** What an entry of a room's stream is. */
export type MessageKind =
  'text' | 'audio' | 'voicemail' | 'call_button' | 'consent_request' | 'consent_reply' | 'call' | 'system'

/** How far an outgoing message has come; `pending` also when the provider's answer was lost. */
export type MessageStatus = 'pending' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'

const rank: Record<MessageStatus, number> = {
  pending: 0,
  sent: 1,
  failed: 2,
  delivered: 3,
  read: 4,
  played: 5,
}

/**
 * The status after another word of the provider, which may come late or twice: it never goes back. What was delivered did
 * not fail (Meta: message status webhooks; `delivered` may be skipped).
 */
export function laterStatus(current: MessageStatus, told: MessageStatus): MessageStatus {
  return rank[told] > rank[current] ? told : current
}
