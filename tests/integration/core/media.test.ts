import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { t0 } from '../../support/builders/calls.ts'
import { aRoom, agentId } from '../../support/builders/records.ts'
import { customerSends } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld } from '../../support/core/core-world.ts'
import { lost, no, yes } from '../../support/core/recording-graph.ts'
import { eventually } from '../../support/eventually.ts'

const anisRoom = aRoom({ state: 'assigned', assignedTo: agentId('ani') })

let world: CoreWorld
afterEach(() => world.close())
const open = async () => {
  world = await openWorld({ rooms: [anisRoom] })
}
const photo = customerSends('image', {
  id: 'wamid.1',
  at: t0,
  media: { id: '1900', mime_type: 'image/jpeg' },
})
const mediaId = () => world.desktops.of('message.added', 'ani')[0]?.message.mediaId ?? ''
const find = (agent = 'ani', on = world) => on.core.media.find(agentId(agent), mediaId())
const asked = (action: string) => world.graph.requests.filter(request => request.action === action).length

describe('a file of a customer', () => {
  it('[I8] is fetched, kept as it was announced, and given to those who may see the room', async () => {
    await open()
    await world.post(photo)
    const found = await find()
    if (found.kind !== 'kept') throw new Error(`It is ${found.kind}.`)
    const sha256 = createHash('sha256').update(world.graph.file).digest('hex')
    expect(found.file).toMatchObject({ mimeType: 'image/jpeg', size: world.graph.file.length, sha256 })
    expect(await buffer(found.file.open())).toEqual(world.graph.file)
    expect(await buffer(found.file.open({ from: 2, to: 6 }))).toEqual(world.graph.file.subarray(2, 7))
    expect(await find('beni')).toEqual({ kind: 'unknown' })
    expect(await world.core.media.find(agentId('ani'), '../platform.sqlite')).toEqual({ kind: 'unknown' })
  })

  it('is looked for anew where its address has died', async () => {
    await open()
    let failures = 1
    world.graph.answer('openMedia', () => (failures-- > 0 ? lost : yes))
    await world.post(photo)
    await eventually(async () => (await find()).kind).toBe('kept')
    expect(asked('describeMedia')).toBe(2)
  })

  it('waits for its turn where very many come at once, and is brought then', async () => {
    await open()
    const release = world.graph.hold('openMedia')
    const photos = Array.from({ length: 10 }, (_, index) =>
      customerSends('image', {
        id: `wamid.${index}`,
        at: t0,
        media: { id: `19${index}`, mime_type: 'image/jpeg' },
      }),
    )
    for (const each of photos) await world.core.inbox.receive(Buffer.from(JSON.stringify(each)))
    await world.core.inbox.idle()
    await eventually(() => asked('openMedia')).toBe(8)
    const awaited = () => world.store.read(tx => tx.media.awaited())
    expect(await awaited()).toHaveLength(10)
    expect(asked('describeMedia')).toBe(8)
    release()
    await eventually(async () => (await awaited()).length).toBe(0)
    expect(asked('openMedia')).toBe(10)
  })

  it('is not kept where it is another than announced', async () => {
    await open()
    world.graph.answer('describeMedia', () => {
      world.graph.file = Buffer.from('a voice note')
      return yes
    })
    world.graph.answer('openMedia', () => {
      // Of the same length, so that the hash alone tells.
      world.graph.file = Buffer.from('b voice note')
      return yes
    })
    await world.post(photo)
    expect(await find()).toEqual({ kind: 'awaited' })
  })

  it('is gone where Meta knows it no more', async () => {
    await open()
    world.graph.answer('describeMedia', () => no(100, 'Unknown object'))
    await world.post(photo)
    expect(await find()).toEqual({ kind: 'gone' })
    expect(asked('describeMedia')).toBe(1)
  })

  it('is fetched by the next start where the platform died before', async () => {
    await open()
    world.graph.answer('describeMedia', () => lost)
    await world.post(photo)
    const again = await world.restart()
    expect((await find('ani', again)).kind).toBe('kept')
    await again.core.stop()
  })
})
