import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { TokenReply } from '../connection/token-client.ts'

/** [D9] The organisation allows other servers. */
export const serverNotAllowed: AskRefusal = {
  reason: 'server_not_allowed',
  message: 'Your organisation does not allow this server.',
}

/** Why a person was not let in; nothing tells which of email and password was wrong. */
export function signInRefusal(reply: Exclude<TokenReply, { kind: 'granted' }>, now: number): AskRefusal {
  switch (reply.kind) {
    case 'refused':
      return { reason: 'wrong_credentials', message: 'The email or the password is not right.' }
    case 'choosePassword':
      return { reason: 'choose_password', message: 'Choose your own password.' }
    case 'throttled':
      return {
        reason: 'throttled',
        message: 'Too many attempts.',
        retryAt: new Date(now + reply.retryAfterMs).toISOString(),
      }
    case 'notReached':
      return { reason: reply.why, message: 'The platform cannot be reached.' }
  }
}
