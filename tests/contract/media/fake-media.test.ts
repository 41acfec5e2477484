import { createFakeMedia, type FakeCall } from '../../../src-renderer/media/fake-media.ts'
import type { MediaBench } from './media-bench.ts'
import { keepsTheMediaContract } from './media-contract.ts'

const remote = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=setup:active\r\n'

keepsTheMediaContract('fake', async () => ({
  bench: async () => createBench(),
  close: async () => undefined,
}))

function createBench(): MediaBench {
  const media = createFakeMedia()
  const call = (): FakeCall => media.calls.at(-1)!
  return {
    ring: async () => (await media.prepareInbound(remote)).localSdp,
    answer: () => call().connect(),
    dial: async () => {
      const { localSdp } = await media.prepareOutbound()
      await call().applyRemote(remote)
      return localSdp
    },
    repeatRemote: () => call().applyRemote(remote),
    prepareWith: async offer => {
      await media.prepareInbound(offer)
    },
    act: async action => call()[action](),
    setMuted: async muted => call().setMuted(muted),
    setMicrophone: deviceId => call().setMicrophone(deviceId),
    state: async () => call().state,
    path: () => call().readPath(),
    levels: async () => call().levels(),
    openMicrophones: async () => (call().state.microphone.status === 'open' ? 1 : 0),
    customerHears: async () => call().customerLevels(),
    customerReceives: async () => call().heard !== 'nothing',
    customerSends: async sends => {
      call().customerSpeaks = sends
      call().show({ link: { status: 'connected', hearing: sends } })
    },
    forbidMicrophone: async () => {
      media.microphoneTrouble = 'blocked'
    },
  }
}
