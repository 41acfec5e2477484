import { describe, expect, it } from 'vitest'
import { askNames, callWindowAsks } from '#shared/ipc/channels.ts'
import { createDoor, type Handlers } from '../../../../src-main/ipc/answer-ask.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const page = { url: 'app://dering/call-window.html', isMainFrame: true }

describe('[D7] what the call window may ask', () => {
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
      mayAsk: () => true,
    })
    const inputs = { actOnCall: { act: 'answer', callId: 'c1' }, reportError: { message: 'm' } }
    for (const name of askNames) {
      await door(name, { contentsId: 2, frame: page }, Reflect.get(inputs, name))
      // No window is taken for the call window when there is none, nor one that shows something else.
      await door(name, { contentsId: 3, frame: page }, Reflect.get(inputs, name))
      await door(name, { contentsId: 2, frame: { url: 'https://evil.com/', isMainFrame: true } }, undefined)
    }
    expect(new Set(reached)).toEqual(callWindowAsks)
    expect(reached).toHaveLength(callWindowAsks.size)
  })
})
