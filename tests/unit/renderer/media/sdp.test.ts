import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { attributes, cutSdp, payloadTypes } from '../../../../src-renderer/media/sdp-lines.ts'
import {
  dressAnswer,
  dressOffer,
  readRemoteAnswer,
  readRemoteOffer,
} from '../../../../src-renderer/media/sdp.ts'

const metaOffer = sdpOfWebhook('webhook_uic_connect')
const metaAnswer = sdpOfWebhook('webhook_bic_connect_answer')

/** What Chromium writes for an audio transceiver without a track, shortened where it repeats itself. */
const chromiumOffer = lines(
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS',
  'm=audio 41641 UDP/TLS/RTP/SAVPF 111 63 9 0 110 126',
  'c=IN IP4 192.0.2.7',
  'a=rtcp:9 IN IP4 0.0.0.0',
  'a=candidate:1 1 udp 2113937151 7c4ae0dd-5d6a-4f51-a3e4-2b3ba2b0f2e4.local 41641 typ host generation 0',
  'a=candidate:2 1 udp 2122260223 192.0.2.7 41641 typ host generation 0',
  'a=candidate:3 1 tcp 1518214911 192.0.2.7 9 typ host tcptype active generation 0',
  'a=ice-ufrag:kZtG',
  'a=ice-pwd:1uOyWAxFf6Fn5Brv4TUiN9xk',
  'a=ice-options:trickle',
  'a=fingerprint:sha-256 03:08:0D:12',
  'a=fingerprint:sha-512 03:08:0D:12:13',
  'a=setup:actpass',
  'a=mid:0',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=sendrecv',
  'a=msid:- 2f9d',
  'a=rtcp-mux',
  'a=rtcp-rsize',
  'a=rtpmap:111 opus/48000/2',
  'a=rtcp-fb:111 transport-cc',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
  'a=rtpmap:9 G722/8000',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:110 telephone-event/48000',
  'a=rtpmap:126 telephone-event/8000',
  'a=ssrc:11 cname:one',
  'a=ssrc:11 msid:- 2f9d',
  'a=ssrc:22 cname:two',
)
const chromiumAnswer = chromiumOffer.replace('a=setup:actpass', 'a=setup:active')

const audioOf = (sdp: string) => cutSdp(sdp).media[0] ?? []

describe('an offer for Meta', () => {
  const dressed = dressOffer(chromiumOffer)
  const audio = audioOf(dressed)

  it('ends every line in CRLF, the last too', () => {
    expect(dressed.endsWith('\r\n')).toBe(true)
    expect(dressed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('has Opus and telephone-event/8000 alone, under the browser’s own numbers', () => {
    expect(payloadTypes(audio[0] ?? '')).toEqual(['111', '126'])
    expect(attributes(audio, 'rtpmap')).toEqual(['111 opus/48000/2', '126 telephone-event/8000'])
    expect(attributes(audio, 'fmtp')).toEqual(['111 minptime=10;useinbandfec=1'])
  })

  it.each([
    ['packets of 20 ms', 'ptime', ['20']],
    ['no longer packets', 'maxptime', ['20']],
    ['the sha-256 fingerprint alone', 'fingerprint', ['sha-256 03:08:0D:12']],
    ['either role in the secure channel', 'setup', ['actpass']],
    ['one source', 'ssrc', ['11 cname:one', '11 msid:- 2f9d']],
    ['no header extension', 'extmap', []],
    ['no promise of later candidates', 'ice-options', []],
    [
      'only candidates that Meta could reach',
      'candidate',
      ['2 1 udp 2122260223 192.0.2.7 41641 typ host generation 0'],
    ],
  ])('has %s', (_what, name, values) => {
    expect(attributes(audio, name)).toEqual(values)
  })

  it('never calls itself ice-lite, nor mixes extension headers', () => {
    const lite = dressOffer(chromiumOffer.replace('a=group', 'a=ice-lite\r\na=group'))
    expect(lite).not.toContain('ice-lite')
    expect(dressed).not.toContain('extmap-allow-mixed')
  })

  it('has one audio section, whatever else the browser adds', () => {
    const withVideo = `${chromiumOffer}m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=rtpmap:96 VP8/90000\r\n`
    expect(dressOffer(withVideo)).toBe(dressed)
  })

  it('stays the same when dressed twice', () => {
    expect(dressOffer(dressed)).toBe(dressed)
  })
})

describe('an answer to Meta', () => {
  it('takes the client’s part in the secure channel', () => {
    expect(attributes(audioOf(dressAnswer(chromiumAnswer, metaOffer)), 'setup')).toEqual(['active'])
  })

  it('uses only payload types of the offer', () => {
    const offered = payloadTypes(audioOf(metaOffer)[0] ?? '')
    const answered = payloadTypes(audioOf(dressAnswer(chromiumAnswer, metaOffer))[0] ?? '')
    expect(offered).toEqual(expect.arrayContaining(answered))
  })

  it('names a header extension only where the offer named it', () => {
    const offer = metaOffer.replace(
      'a=sendrecv',
      'a=extmap:7 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\na=sendrecv',
    )
    expect(attributes(audioOf(dressAnswer(chromiumAnswer, metaOffer)), 'extmap')).toEqual([])
    expect(attributes(audioOf(dressAnswer(chromiumAnswer, offer)), 'extmap')).toHaveLength(1)
  })
})

describe('a description from Meta', () => {
  it('is taken with any line ends', () => {
    expect(readRemoteOffer(metaOffer.replaceAll('\r\n', '\n'))).toBe(readRemoteOffer(metaOffer))
  })

  it('may answer actpass, which becomes passive', () => {
    const answer = metaAnswer.replace('a=setup:active', 'a=setup:actpass')
    expect(attributes(audioOf(readRemoteAnswer(answer, dressOffer(chromiumOffer))), 'setup')).toEqual([
      'passive',
    ])
  })

  it.each(['active', 'passive'])('keeps %s as it is', setup => {
    const answer = metaAnswer.replace('a=setup:active', `a=setup:${setup}`)
    expect(attributes(audioOf(readRemoteAnswer(answer, dressOffer(chromiumOffer))), 'setup')).toEqual([setup])
  })

  it('loses the header extensions that were not offered', () => {
    expect(attributes(audioOf(metaAnswer), 'extmap')).toHaveLength(3)
    expect(attributes(audioOf(readRemoteAnswer(metaAnswer, dressOffer(chromiumOffer))), 'extmap')).toEqual([])
  })

  it.each([
    ['no audio', metaOffer.replace('m=audio', 'm=video'), 'no_audio'],
    ['audio switched off', metaOffer.replace('m=audio 3484', 'm=audio 0'), 'no_audio'],
    ['no Opus', metaOffer.replace('opus/48000/2', 'PCMU/8000'), 'no_opus'],
  ])('with %s is refused', (_what, offer, reason) => {
    expect(() => readRemoteOffer(offer)).toThrow(expect.objectContaining({ reason }))
  })
})

it('refuses to send a description without a sha-256 fingerprint', () => {
  const bare = chromiumOffer.replace('sha-256', 'sha-1')
  expect(() => dressOffer(bare)).toThrow(expect.objectContaining({ reason: 'no_fingerprint' }))
})

function lines(...all: string[]): string {
  return all.map(line => `${line}\r\n`).join('')
}

function sdpOfWebhook(name: string): string {
  const url = new URL(`../../../fixtures/meta/${name}.json`, import.meta.url)
  const sdp = /"sdp":\s*("(?:[^"\\]|\\.)*")/.exec(readFileSync(url, 'utf8'))?.[1]
  return JSON.parse(sdp ?? '""') as string
}
