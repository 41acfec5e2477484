/**
 * What stands between this desktop and the platform, in words that the screen translates: nothing answers; no computer
 * is known by the address; the certificate is trusted by nobody here, or is another server's; the network's proxy is not
 * there or lets nothing through, asks for a password, or is of a kind that the app does not speak to.
 */
export const wayTroubles = [
  'unreachable',
  'unknown_host',
  'untrusted',
  'wrong_name',
  'proxy_down',
  'proxy_password',
  'proxy_kind',
] as const
export type WayTrouble = (typeof wayTroubles)[number]

export function isWayTrouble(word: string): word is WayTrouble {
  return wayTroubles.some(trouble => trouble === word)
}
