import { describe, expect, it } from 'vitest'
import {
  anyonePlacesCalls,
  anyoneTakesCalls,
  placesCalls,
  takesCalls,
  withOverrides,
} from '#shared/domain/agent-override.ts'
import { agentId } from '../../../support/builders/records.ts'

const ani = agentId('ani')
const beni = agentId('beni')

describe('an agent for whom an account is otherwise', () => {
  it.each([
    [true, undefined, true],
    [false, undefined, false],
    [true, false, false],
    [false, true, true],
  ])('[A2] account %s, agent %s: %s, and for others as the account', (account, own, expected) => {
    const agentOverrides = own === undefined ? [] : [{ agentId: ani, inbound: own, outbound: own }]
    const switches = { inbound: account, outbound: account, agentOverrides }
    expect(takesCalls(switches, ani)).toBe(expected)
    expect(placesCalls(switches, ani)).toBe(expected)
    for (const other of [beni, undefined]) expect(placesCalls(switches, other)).toBe(account)
    expect(takesCalls(switches, beni)).toBe(account)
    expect(anyoneTakesCalls(switches)).toBe(account || expected)
    expect(anyonePlacesCalls(switches)).toBe(account || expected)
  })

  it('[A2] one direction leaves the other to the account', () => {
    const switches = {
      inbound: true,
      outbound: true,
      agentOverrides: [{ agentId: ani, inbound: false }],
    }
    expect([takesCalls(switches, ani), placesCalls(switches, ani)]).toEqual([false, true])
  })

  it('[A2] changes for the agents that are named alone, and is gone where nothing differs', () => {
    const known = [
      { agentId: ani, inbound: false },
      { agentId: beni, outbound: false },
    ]
    expect(withOverrides(known, [{ agentId: ani }])).toEqual([known[1]])
    expect(withOverrides(known, [{ agentId: beni, inbound: true }])).toEqual([
      known[0],
      { agentId: beni, inbound: true },
    ])
  })
})
