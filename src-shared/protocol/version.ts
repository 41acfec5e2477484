/** The WebSocket subprotocol. A change that old clients cannot ignore gets a new one. */
export const subprotocol = 'dering.v1'

/** What our desktop calls itself in its hello. */
export const desktopClientName = 'dering-desktop'

/** Milliseconds and bytes that both ends rely on. */
export const wireLimits = {
  /** The platform pings this often. */
  pingEveryMs: 15_000,
  /** Either side counts the other as gone after this silence. */
  goneAfterMs: 30_000,
  /** The first request must be `session.hello`, within this time. */
  helloWithinMs: 10_000,
  /** A larger frame closes the socket with 1009. */
  maxFrameBytes: 256 * 1024,
  /** How long after a disconnect, and how many events, a session can be resumed. */
  resumeWithinMs: 120_000,
  resumeEvents: 1_000,
} as const

/** Why a socket was closed, as WebSocket close codes. */
export const closeCodes = {
  /** The platform restarts or drains: connect again. */
  restarting: 1012,
  /** Not JSON-RPC, a binary frame, or a batch. */
  invalidFrame: 1007,
  /** No hello in time, or the account was disabled. */
  policy: 1008,
  tooLarge: 1009,
  /** Another hello took the session over: do not connect again by yourself. */
  takenOver: 4001,
  /** A client too slow to read its events. */
  tooSlow: 4008,
  /** The client is too old for this platform: it has to be updated first. */
  tooOld: 4503,
  /** The sign-in was ended: a person signs in again. */
  signedOut: 4501,
} as const
