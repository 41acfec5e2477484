import { createStore } from 'zustand/vanilla'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { Session } from '#shared/session/session.ts'
import { CallController } from '../../../src-renderer/features/call/call-controller.ts'
import type { QualityState } from '../../../src-renderer/features/call/follow-quality.ts'
import type { OpenCalls, OpenCallsOptions } from '../../../src-renderer/features/call/open-calls.ts'
import type { DeviceWatch, SoundDevices } from '../../../src-renderer/media/devices.ts'
import { createFakeMedia, type FakeCall } from '../../../src-renderer/media/fake-media.ts'
import type { MediaLink } from '../../../src-renderer/media/media-port.ts'
import { createFakeDesk, type FakeDesk, type FakeDeskParts, granted, never, refused } from './fake-dering.ts'
import type { UiState } from '../../../src-renderer/store/ui-store.ts'
import { plugged, silentTones } from './fake-sound.ts'
import { fakeProbe, type ProbeScene } from './fake-probe.ts'
import { ago, ahead, call, customerSdp, desktop, me, room, session } from './people.ts'
import type { VirtualHid } from '../virtual-hid.ts'
import { keepSceneHeadsets } from './scene-headsets.ts'
import { fullThread } from './threads.ts'

/** A state of calls, and what must happen in the window for it to come about. */
export interface CallScene {
  readonly desk: FakeDesk
  readonly devices?: SoundDevices
  readonly hid?: VirtualHid
  /** What is wrong with the line. */
  readonly trouble?: QualityState['trouble']
  /** What the device check hears. */
  readonly probe?: ProbeScene
  /** What is open on the screen. */
  readonly ui?: Partial<UiState>
  readonly play?: (stage: CallStage) => Promise<void>
}

export interface CallStage {
  readonly desk: FakeDesk
  readonly controller: CallController
  /** The sound of the call that is on. */
  readonly sound: () => FakeCall | undefined
}

/** Opens calls over sound that is not there, as a scene wants it. */
export function openCallsOf(scene: Partial<CallScene> & Pick<CallScene, 'desk'>) {
  return ({ api, desktop: store, storage }: OpenCallsOptions): OpenCalls => {
    const media = createFakeMedia()
    const newId = () => crypto.randomUUID()
    const controller = new CallController({
      api,
      desktop: store,
      media,
      tones: silentTones,
      now: Date.now,
      newId,
    })
    const current = scene.devices ?? plugged
    const devices: DeviceWatch = { current, refresh: async () => current, onChange: () => () => undefined }
    const headsets = keepSceneHeadsets(scene.hid, store, controller)
    void scene.play?.({
      desk: scene.desk,
      controller,
      sound: () => media.calls.findLast(one => !one.isClosed),
    })
    const quality = createStore<QualityState>(() => ({ trouble: scene.trouble ?? null }))
    // For tests: sound that is not there can be counted.
    const { dataset } = document.documentElement
    const chime = () => void (dataset['chimes'] = String(Number(dataset['chimes'] ?? 0) + 1))
    const close = () => {
      void headsets.close()
      controller.close()
    }
    const openProbe = fakeProbe(scene.probe)
    return { controller, devices, headsets, openProbe, quality, chime, storage, close }
  }
}

const rooms = () => Array.from({ length: 9 }, (_, index) => room(index))
export const deskWith = (
  change: Partial<Session> = {},
  more: Parameters<typeof desktop>[0] = {},
  parts: Partial<FakeDeskParts> = {},
) =>
  createFakeDesk({
    ...parts,
    state: desktop({ session: session(rooms(), change), thread: fullThread(), ...more }),
    handlers: {
      answerCall: ({ callId }) => granted({ call: call(Number(callId.replace('call', ''))) }),
      dialCall: () => granted({ call: dialled({ state: 'dialing' }) }),
      hangUpCall: never,
    },
  })

/** An agent at work, without a call. */
export const emptyHanded = (): FakeDesk => deskWith()

const offers = (...calls: readonly WireCall[]): Session['offers'] =>
  Object.fromEntries(
    calls.map((one, index) => [
      one.id,
      {
        call: one,
        sdp: customerSdp,
        ringUntil: ahead(32_000 - index * 9_000),
        via: index === 0 ? 'room' : 'ring_all',
      } as const,
    ]),
  )
const ringing = (...calls: readonly WireCall[]) => deskWith({ offers: offers(...calls) })
const dialled = (change: Partial<WireCall> = {}) =>
  call(0, { direction: 'outbound', state: 'ringing', ...change })
export const first = call(0).id

/** Lets the window draw and the fake sound settle. */
export const moment = () => new Promise<void>(resolve => setTimeout(resolve, 50))

export function setSession(desk: FakeDesk, change: (before: Session) => Partial<Session>) {
  desk.set(state => ({ ...state, session: state.session && { ...state.session, ...change(state.session) } }))
}

async function talk({ desk, controller }: CallStage) {
  await moment()
  await controller.answer(first)
  const connected = call(0, { state: 'connected', answeredAt: ago(0) })
  setSession(desk, () => ({ offers: {}, calls: { [first]: connected } }))
  await moment()
}

export const talking =
  (next: (stage: CallStage) => void | Promise<void> = () => undefined) =>
  async (stage: CallStage) => {
    await talk(stage)
    await next(stage)
  }

const withLink = (link: MediaLink) => talking(({ sound }) => sound()?.show({ link }))

const endingSignIn = (notice: 'expired' | 'disabled') =>
  talking(({ desk }) =>
    desk.set(state => ({ ...state, auth: { status: 'leaving', notice }, connection: { status: 'idle' } })),
  )

export const ending = (change: Partial<WireCall>) =>
  talking(({ desk }) => {
    const ended = call(0, { state: 'ended', status: 'answered', ...change })
    setSession(desk, () => ({ calls: {}, ended: [ended] }))
  })

async function dial({ controller, desk }: CallStage) {
  await moment()
  void controller.dial(room(0))
  await moment()
  setSession(desk, () => ({ calls: { [first]: dialled({ state: 'dialing' }) } }))
}

export const scene =
  (play?: CallScene['play'], more: Partial<CallScene> = {}) =>
  (): CallScene => ({
    desk: ringing(call(0)),
    ...more,
    ...(play && { play }),
  })

/** Every state of a call that is worth looking at, by its name in the address: `?scene=call-ringing`. */
export const callScenes: Readonly<Record<string, () => CallScene>> = {
  'call-ringing': scene(),
  'call-ringing-several': () => ({ desk: ringing(call(0), call(1), call(6)) }),
  'call-no-microphone': scene(undefined, {
    devices: { microphones: [], speakers: [], hasOutput: true, trouble: 'missing' },
  }),
  'call-microphone-blocked': scene(undefined, { devices: { ...plugged, trouble: 'blocked' } }),
  'call-unusable': () => ({
    desk: deskWith({
      offers: { [first]: { call: call(0), sdp: 'v=0', ringUntil: ahead(30_000), via: 'round_robin' } },
    }),
  }),
  'call-connecting': scene(async ({ controller }) => {
    await moment()
    await controller.answer(first)
  }),
  'call-connected': scene(talking()),
  'call-muted': scene(talking(({ controller }) => controller.setMuted(true))),
  'call-microphone-silent': scene(talking(({ sound }) => sound()?.fallSilent())),
  'call-waiting': scene(
    talking(({ desk }) =>
      setSession(desk, () => ({ waiting: { [call(1).id]: call(1), [call(2).id]: call(2) } })),
    ),
  ),
  'reach-no-microphone': () => ({
    desk: deskWith(
      { agents: { [me.id]: { ...me, presence: 'away', state: 'free' } } },
      { awayReason: 'unreachable', reach: { isReachable: false, failing: ['microphone_missing'] } },
    ),
  }),
  'call-bad-line': scene(talking(), { trouble: 'loss' }),
  'call-silent': scene(withLink({ status: 'connected', hearing: false })),
  'call-sign-in-ended': scene(endingSignIn('expired')),
  'call-account-off': scene(endingSignIn('disabled')),
  'call-reconnecting': scene(withLink({ status: 'reconnecting' })),
  'call-sound-failed': scene(withLink({ status: 'failed', why: 'no_path' })),
  'call-microphone-busy': scene(
    talking(({ sound }) => sound()?.show({ microphone: { status: 'unusable', why: 'busy' } })),
  ),
  'call-microphone-back': scene(
    talking(async ({ desk, sound }) => {
      desk.set(state => ({ ...state, settings: { ...state.settings, microphoneId: 'headset' } }))
      await moment()
      sound()?.show({
        microphone: { status: 'open', deviceId: '', label: 'Built-in', replaces: 'Jabra Evolve2 65' },
      })
    }),
  ),
  'call-listening': scene(async stage => {
    await moment()
    await stage.controller.answer(first, 'listening')
    setSession(stage.desk, () => ({ offers: {}, calls: { [first]: call(0, { state: 'connected' }) } }))
  }),
  'call-hanging-up': scene(talking(({ controller }) => void controller.hangUp())),
  'call-ended': scene(ending({ reason: 'completed', endedBy: 'customer' })),
  'call-ended-failed': scene(
    ending({
      reason: 'media_failed',
      endedBy: 'system',
      provider: { code: 138_021, message: 'The business side sent no sound for 30 seconds.' },
    }),
  ),
  'call-ended-balance': scene(ending({ reason: 'balance_exhausted', endedBy: 'system' })),
  'call-dialing': () => ({ desk: deskWith(), play: dial }),
  'call-ringing-out': () => ({
    desk: deskWith(),
    play: async stage => {
      await dial(stage)
      await moment()
      setSession(stage.desk, () => ({ calls: { [first]: dialled() } }))
    },
  }),
  'call-declined': () => ({
    desk: deskWith(),
    play: async stage => {
      await dial(stage)
      await moment()
      const ended = dialled({ state: 'ended', status: 'unanswered', reason: 'rejected_by_customer' })
      setSession(stage.desk, () => ({ calls: {}, ended: [ended] }))
    },
  }),
  'call-balance-low': () => ({
    desk: deskWith(),
    play: async stage => {
      await dial(stage)
      await moment()
      const connected = dialled({ state: 'connected', answeredAt: ago(0) })
      const balances = { [connected.accountId]: { currency: 'IDR', minor: 250_000 } }
      setSession(stage.desk, () => ({ calls: { [first]: connected }, balances }))
    },
  }),
  'call-reconsider': () => ({
    desk: deskWith(),
    play: async stage => {
      await dial(stage)
      await moment()
      const ended = dialled({ state: 'ended', status: 'unanswered', reason: 'not_answered' })
      const roomId = room(0).id
      const consent = { roomId, status: 'permanent', advice: 'reconsider' } as const
      setSession(stage.desk, () => ({ calls: {}, ended: [ended], consents: { [roomId]: consent } }))
    },
  }),
  'call-refused': () => {
    const desk = createFakeDesk({
      state: desktop({ session: session(rooms()), thread: fullThread() }),
      handlers: {
        dialCall: () => refused({ reason: 'no_permission', message: 'No permission.', rule: 'P5' }),
      },
    })
    return {
      desk,
      play: async ({ controller }) => {
        await moment()
        await controller.dial(room(0))
      },
    }
  },
  'call-taken': scene(async ({ desk }) => {
    await moment()
    const by = { id: 'u-bo', name: 'Bo Hartono' }
    const withdrawal = {
      call: call(0),
      reason: 'answered_elsewhere',
      by,
      at: ago(0),
    } as Session['withdrawals'][number]
    setSession(desk, () => ({ offers: {}, withdrawals: [withdrawal] }))
  }),
  'call-elsewhere': () => ({
    desk: deskWith({ calls: { [first]: call(0, { state: 'connected', answeredAt: ago(60_000) }) } }),
  }),
}
