/**
 * What the stream of a room says of consent, word for word, so that a screen can find its own language for it. The
 * platform writes them as the text of `consent_reply` and `system` messages.
 */
export const consentNotes = {
  allowedPermanently: 'The customer allowed calls permanently.',
  allowedTemporarily: 'The customer allowed calls for 7 days.',
  /** [A6] */
  allowedByCalling: 'The customer allowed calls for 7 days by calling.',
  rejected: 'The customer did not allow calls.',
  /** The provider told of an answer without its words. */
  answered: 'The customer answered the request to call.',
  /** [P11] */
  revoked: 'The permission to call was withdrawn after unanswered calls.',
} as const
