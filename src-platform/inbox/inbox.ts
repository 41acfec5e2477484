/** Webhooks on their way in: first kept, then worked off. */
export interface Inbox {
  /** Resolves once the webhook is on disk: only then may it be answered 200. It is processed after that. */
  receive(rawBody: Buffer): Promise<void>
  /** Resolves when everything received so far has had its effect, was parked, or waits for its next attempt. */
  idle(): Promise<void>
}
