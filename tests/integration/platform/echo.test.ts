import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket, useOPUS } from 'werift'
import { eventually } from '../../support/eventually.ts'
import { startTestPlatform } from '../../support/platform.ts'

let stack = new AsyncDisposableStack()
afterEach(async () => {
  await stack.disposeAsync()
  stack = new AsyncDisposableStack()
})

async function connectedAni(address: string | undefined) {
  const platform = await startTestPlatform({ env: { DERING_ECHO_ADDRESS: address } })
  stack.defer(() => platform.stop())
  return platform.agent('ani')
}

/** A desktop's end of a test call; it sends packets as they are, so that they can be known again. */
async function openEnd() {
  const pc = new RTCPeerConnection({ iceServers: [], codecs: { audio: [useOPUS()], video: [] } })
  stack.defer(() => pc.close())
  const voice = new MediaStreamTrack({ kind: 'audio' })
  const transceiver = pc.addTransceiver(voice, { direction: 'sendrecv' })
  const heard: string[] = []
  transceiver.onTrack.subscribe(track => {
    track.onReceiveRtp.subscribe(({ payload }) => heard.push(payload.toString()))
  })
  await pc.setLocalDescription(await pc.createOffer())
  let sent = 0
  return {
    pc,
    offer: pc.localDescription?.sdp ?? '',
    heard: () => heard,
    say(word: string) {
      sent++
      const header = new RtpHeader({ payloadType: 96, sequenceNumber: sent, timestamp: sent * 960, ssrc: 7 })
      voice.writeRtp(new RtpPacket(header, Buffer.from(word)))
    },
  }
}

/** Whether nobody listens at this UDP port. */
async function isFree(port: number): Promise<boolean> {
  const socket = createSocket('udp4')
  const bound = once(socket, 'listening').then(
    () => true,
    () => false,
  )
  socket.bind(port)
  const result = await bound
  socket.close()
  return result
}

const unreachable = '203.0.113.7'
const candidates = (sdp: string) => sdp.split(/\r?\n/).filter(line => line.startsWith('a=candidate:'))

describe('[D3] the echo for test calls', () => {
  it('sends back what it hears, until the desktop has heard enough', async () => {
    const ani = await connectedAni('127.0.0.1')
    const end = await openEnd()
    const { sdp } = await ani.request('echo.open', { sdp: end.offer })
    await end.pc.setRemoteDescription({ type: 'answer', sdp })
    await eventually(() => end.pc.connectionState).toBe('connected')
    await eventually(() => {
      end.say('halo')
      return end.heard()
    }).toContain('halo')

    const port = Number(candidates(sdp)[0]?.split(' ')[5])
    expect(await isFree(port)).toBe(false)
    await ani.request('echo.close', {})
    await eventually(() => isFree(port)).toBe(true)
    expect(ani.faults).toEqual([])
  })

  it('names no address of the platform but the one that it was given', async () => {
    const ani = await connectedAni(unreachable)
    const { sdp } = await ani.request('echo.open', { sdp: (await openEnd()).offer })
    expect(candidates(sdp).map(line => line.split(' ')[4])).toEqual([unreachable])
  })

  it('sends nothing to an address that an offer names', async () => {
    const ani = await connectedAni('127.0.0.1')
    const victim = createSocket('udp4')
    stack.defer(() => void victim.close())
    const got: Buffer[] = []
    victim.on('message', packet => got.push(packet))
    victim.bind(0, '127.0.0.1')
    await once(victim, 'listening')
    const end = await openEnd()
    const named = `a=candidate:1 1 udp 2130706431 127.0.0.1 ${victim.address().port} typ host`
    const offer = end.offer.replace(/^a=candidate:.*$/m, named)
    expect(offer).toContain(named)
    const { sdp } = await ani.request('echo.open', { sdp: offer })
    await end.pc.setRemoteDescription({ type: 'answer', sdp })
    // The rightful desktop is connected by its own packets meanwhile, so there was time enough.
    await eventually(() => end.pc.connectionState).toBe('connected')
    expect(got).toEqual([])
  })

  it.each([
    ['words', 'hello', 'offers no sound'],
    ['a call without sound', 'v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n', 'offers no sound'],
    ['half an offer', 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n', 'cannot be answered'],
  ])('answers %s with what is wrong with it', async (_what, sdp, why) => {
    const ani = await connectedAni('127.0.0.1')
    expect(await ani.ask('echo.open', { sdp })).toMatchObject({
      error: { code: -32602, message: `sdp: ${why}`, data: { path: 'sdp' } },
    })
  })

  it('is refused where the platform was given no address for it', async () => {
    const ani = await connectedAni(undefined)
    expect(await ani.ask('echo.open', { sdp: (await openEnd()).offer })).toMatchObject({
      error: { code: -32000, data: { reason: 'echo_unavailable' } },
    })
  })
})
