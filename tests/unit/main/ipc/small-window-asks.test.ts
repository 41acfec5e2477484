import { describe, expect, it } from 'vitest'
import { askNames, callWindowAsks, wallboardAsks } from '#shared/ipc/channels.ts'
import { createDoor, type Handlers } from '../../../../src-main/ipc/answer-ask.ts'
import { recordingLog } from '../../../support/recording-log.ts'

describe.each([
  ['[D7] the call window', '/call-window.html', 2, callWindowAsks],
  ['[D8] the wallboard', '/wallboard.html', 4, wallboardAsks],
] as const)('what %s may ask', (_name, path, contentsId, itsAsks) => {
  const page = { url: `app://dering${path}`, isMainFrame: true }

  it('is its own few things; everything else is refused before it is read', async () => {
    const reached: string[] = []
    // Every handler is the same here; the table's own types are of no matter to the door.
    const handlers = Object.fromEntries(
      askNames.map(name => [name, () => reached.push(name)]),
    ) as unknown as Handlers
    const door = createDoor({
      handlers,
      log: recordingLog(),
      trustedContentsId: () => 1,
      callWindowId: () => 2,
      wallboardId: () => 4,
      mayAsk: () => true,
    })
    const inputs = {
      actOnCall: { act: 'answer', callId: 'c1' },
      actOnWallboard: { act: 'toggleFullScreen' },
      reportError: { message: 'm' },
    }
    for (const name of askNames) {
      const input: unknown = Reflect.get(inputs, name)
      await door(name, { contentsId, frame: page }, input)
      // No window is taken for it when there is none, nor one that shows something else.
      await door(name, { contentsId: 3, frame: page }, input)
      await door(name, { contentsId, frame: { url: 'https://evil.com/', isMainFrame: true } }, undefined)
    }
    expect(new Set(reached)).toEqual(itsAsks)
    expect(reached).toHaveLength(itsAsks.size)
  })
})
