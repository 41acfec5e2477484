import { Circle } from 'lucide-react'
import { describe, expect, it } from 'vitest'
import {
  type Command,
  commandGroups,
  groupedCommands,
  matchesCommand,
} from '../../../../src-renderer/shell/palette/command.ts'

const command = (over: Partial<Command>): Command => ({
  id: 'one',
  group: 'places',
  icon: Circle,
  label: 'Call activity',
  run: () => {},
  ...over,
})

describe('the commands of the palette', () => {
  it.each([
    ['', true],
    ['act', true],
    ['activity call', true],
    ['CÁLL', true],
    ['tivity', false],
    ['call room', false],
  ])('are found by the beginnings of their words: %j', (typed, isFound) => {
    expect(matchesCommand(command({}), typed)).toBe(isFound)
  })

  it('are found by what stands beside them', () => {
    expect(matchesCommand(command({ label: 'Hang up', description: 'Dónia' }), 'donia')).toBe(true)
  })

  it('stand in groups without empty ones, and what ends a call last', () => {
    const shown = groupedCommands([
      command({ id: 'hang-up', group: 'call' }),
      command({ id: 'inbox' }),
      command({ id: 'room', group: 'conversations' }),
    ])
    expect(shown.map(({ group }) => group)).toEqual(['places', 'conversations', 'call'])
    expect(commandGroups.at(-1)).toBe('call')
  })
})
