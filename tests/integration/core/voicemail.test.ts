import { afterEach, describe, expect, it } from 'vitest'
import { holder, t0 } from '../../support/builders/calls.ts'
import { aRoom, agentId } from '../../support/builders/records.ts'
import {
  customerCalls,
  customerSends,
  customerWrites,
  customersCallEnds,
} from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

const minute = 60_000
const anisRoom = aRoom({ state: 'assigned', assignedTo: agentId('ani'), windowUntil: t0 + 1_440 * minute })

let world: CoreWorld
afterEach(() => world.close())
const open = async () => {
  world = await openWorld({ rooms: [anisRoom] })
}
/** Budi's call is declined at `t0`. */
const declined = async () => {
  await open()
  await world.post(customerCalls())
  const { id } = await world.call()
  await valueOf(world.core.calls.decline(agentId('ani'), id))
  await world.settle()
  return id
}
const audio = (at: number, over: { id?: string; voice?: boolean } = {}) =>
  customerSends('audio', {
    id: over.id ?? 'wamid.note',
    at,
    media: { id: '1900', mime_type: 'audio/ogg; codecs=opus', voice: over.voice ?? true },
  })
const added = () =>
  world.desktops
    .of('message.added', 'ani')
    .map(({ message }) => message)
    .filter(({ kind }) => kind !== 'call')
    .at(-1)

describe('a voicemail', () => {
  it('[I8] bears the id of its call, however late', async () => {
    const id = await declined()
    await world.post(audio(t0 + 60 * minute, { id: 'wacid.in-1' }))
    expect(added()).toMatchObject({ kind: 'voicemail', callId: id, mediaId: expect.any(String) })
  })

  it('[I8] may come before anything was told of its call', async () => {
    await open()
    await world.post(audio(t0, { id: 'wacid.in-1' }))
    expect(added()).toMatchObject({ kind: 'voicemail' })
    expect(added()?.callId).toBeUndefined()
    await world.post(customersCallEnds())
    const entry = world.desktops.of('message.added', 'ani').find(({ message }) => message.kind === 'call')
    expect(world.desktops.of('message.updated', 'ani')).toMatchObject([
      { message: { kind: 'voicemail', callId: entry?.message.callId } },
    ])
  })

  it.each([
    [5 * minute, 'voicemail'],
    [5 * minute + 1_000, 'audio'],
  ])('[I8] a voice note %i ms after a declined call is %s', async (afterMs, kind) => {
    const id = await declined()
    await world.post(audio(t0 + afterMs))
    expect(added()).toMatchObject({ kind })
    expect(added()?.callId).toBe(kind === 'voicemail' ? id : undefined)
  })

  it('[I8] a voice note after a call that nobody answered', async () => {
    await open()
    await world.post(customerCalls())
    await world.advance(45_000)
    await world.post(audio(t0 + 45_000 + 5 * minute))
    expect(added()).toMatchObject({ kind: 'voicemail', callId: (await world.call()).id })
  })

  it('[I8] not with another message in between, and once', async () => {
    await declined()
    await world.post(customerWrites('Halo?'), audio(t0 + minute))
    expect(added()).toMatchObject({ kind: 'audio' })
    await world.close()
    await declined()
    await world.post(audio(t0 + minute), audio(t0 + 2 * minute, { id: 'wamid.second' }))
    expect(added()).toMatchObject({ kind: 'audio' })
  })

  it('[I8] not a file of sound, and not after a call that was answered', async () => {
    await declined()
    await world.post(audio(t0 + minute, { voice: false }))
    expect(added()).toMatchObject({ kind: 'audio' })
    await world.close()
    await open()
    await world.post(customerCalls())
    const { id } = await world.call()
    await valueOf(world.core.calls.answer(holder('ani'), id, 'v=0'))
    await valueOf(world.core.calls.hangUp(agentId('ani'), id))
    await world.post(audio(t0 + minute))
    expect(added()).toMatchObject({ kind: 'audio' })
  })
})

describe('what is not text', () => {
  it.each([
    ['image', { media: { id: '1', mime_type: 'image/jpeg', caption: 'Rusak' } }, 'Photo: Rusak'],
    ['video', { media: { id: '1', mime_type: 'video/mp4' } }, 'Video'],
    [
      'document',
      { media: { id: '1', mime_type: 'application/pdf', filename: 'nota.pdf' } },
      'Document: nota.pdf',
    ],
    ['sticker', { media: { id: '1', mime_type: 'image/webp' } }, 'Sticker'],
    [
      'location',
      { content: { location: { latitude: -6.2, longitude: 106.8, name: 'Monas' } } },
      'Location: Monas, -6.2, 106.8',
    ],
    [
      'contacts',
      { content: { contacts: [{ name: { formatted_name: 'Citra' }, phones: [{ phone: '+62 811' }] }] } },
      'Contact: Citra +62 811',
    ],
    ['reaction', { content: { reaction: { message_id: 'wamid.x', emoji: '👍' } } }, 'Reaction: 👍'],
  ])('%s is a line that says so', async (type, sent, text) => {
    await open()
    await world.post(customerSends(type, { id: 'wamid.1', at: t0, ...sent }))
    expect(added()).toMatchObject({ kind: 'system', direction: 'in', text })
    expect(added()?.mediaId !== undefined).toBe('media' in sent)
  })

  it('a button that was chosen is the customer’s own word', async () => {
    await open()
    const interactive = { type: 'button_reply', button_reply: { id: '1', title: 'Ya' } }
    await world.post(customerSends('interactive', { id: 'wamid.1', at: t0, content: { interactive } }))
    expect(added()).toMatchObject({ kind: 'text', text: 'Ya' })
  })

  it('a reaction that was taken back is no news', async () => {
    await open()
    await world.post(customerSends('reaction', { id: 'wamid.1', at: t0, content: { reaction: {} } }))
    expect(added()).toBeUndefined()
  })
})
