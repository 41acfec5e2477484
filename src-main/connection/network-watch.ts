import type { NetworkInterfaceInfo } from 'node:os'
import type { Clock } from '../clock.ts'

/** Milliseconds between two looks at the machine's addresses. */
const lookEveryMs = 2_000

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

/** What of the network a socket depends on: the addresses that lead out. */
export function addressesOf(interfaces: Interfaces): string {
  return Object.entries(interfaces)
    .flatMap(([name, infos = []]) =>
      infos.filter(info => !info.internal).map(info => `${name} ${info.address}`),
    )
    .sort()
    .join()
}

/**
 * Notices that the machine changed its network (cable to Wi-Fi, VPN on or off): sockets of the old one stay "open"
 * without a sign, and the browser's own `offline` says nothing while another interface is up. Returns its undo.
 */
export function watchNetwork(clock: Clock, interfaces: () => Interfaces, onChange: () => void): () => void {
  let known = addressesOf(interfaces())
  return clock.every(lookEveryMs, () => {
    const now = addressesOf(interfaces())
    // Without any address there is nothing to connect through; the next one is the change that counts.
    if (now !== known && now !== '') onChange()
    known = now
  })
}
