import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { watchNetwork } from '../../../../src-main/connection/network-watch.ts'
import { manualClock } from '../../../support/manual-clock.ts'

const address = (of: string, internal = false): NetworkInterfaceInfo => ({
  address: of,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: `${of}/24`,
})

it('[D6] notices another network, and not the loss of all', async () => {
  const clock = manualClock()
  let changes = 0
  let interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = {
    lo: [address('127.0.0.1', true)],
    eth0: [address('10.0.0.7')],
  }
  const stop = watchNetwork(
    clock,
    () => interfaces,
    () => {
      changes += 1
    },
  )
  await clock.advance(10_000)
  expect(changes).toBe(0)
  interfaces = { lo: [address('127.0.0.1', true)] }
  await clock.advance(4_000)
  expect(changes).toBe(0)
  interfaces = { ...interfaces, wlan0: [address('192.168.1.9')] }
  await clock.advance(4_000)
  expect(changes).toBe(1)
  stop()
})
