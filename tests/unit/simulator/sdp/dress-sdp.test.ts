import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { realChance } from '../../../../src-simulator/chance.ts'
import {
  dressAnswer,
  dressOffer,
  undressAnswer,
  undressOffer,
} from '../../../../src-simulator/sdp/dress-sdp.ts'
import { inventMediaLeg, readMediaLeg } from '../../../../src-simulator/sdp/media-leg.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/meta/${name}.json`, import.meta.url), 'utf8')
const sdpIn = (json: string): string => JSON.parse(`"${/"sdp": "([^"]*)"/.exec(json)?.[1] ?? ''}"`)
/** A description without what differs from call to call. */
const pattern = (sdp: string) =>
  sdp.split('\r\n').map(line =>
    line
      .replace(/^(o=-) \d+/, '$1 N')
      .replace(/(a=candidate:).*( typ host generation 0 network-cost 50).*/, '$1$2')
      .replace(/^(c=IN IP4|a=ice-ufrag:|a=ice-pwd:|a=fingerprint:sha-256 ?|a=ssrc:\d+ cname:).*/, '$1')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'UUID')
      .replace(/^m=audio \d+/, 'm=audio PORT')
      .replace(/a=ssrc:\d+/, 'a=ssrc:N'),
  )
const dressing = { now: 1_795_000_000_762, uuid: '11111111-2222-4333-8444-555555555555', iceLite: true }

const browserOffer = [
  'v=0',
  'o=- 4611 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126',
  'c=IN IP4 0.0.0.0',
  'a=candidate:1 1 udp 2122260223 192.0.2.10 50001 typ host generation 0',
  'a=candidate:2 1 udp 2122194687 192.0.2.11 50002 typ host generation 0',
  'a=candidate:3 1 udp 2122265343 2001:db8::7 50003 typ host generation 0',
  'a=candidate:4 1 tcp 1518280447 192.0.2.10 9 typ host tcptype active generation 0',
  'a=ice-ufrag:cARm',
  'a=ice-pwd:IL9ywuGGgyIeX9dT3WX72p12',
  'a=fingerprint:sha-256 B2:C6',
  'a=setup:actpass',
  'a=mid:0',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:110 telephone-event/48000',
  'a=rtpmap:126 telephone-event/8000',
  'a=ssrc:42 cname:browser',
  'a=ssrc:42 msid:- track',
  '',
].join('\r\n')

describe("Meta's dress", () => {
  it('gives an offer line for line as in live captures', () => {
    const dressed = dressOffer(inventMediaLeg(realChance), dressing)
    expect(pattern(dressed)).toEqual(pattern(sdpIn(fixture('webhook_uic_connect'))))
  })

  it('gives a browser one candidate of each family, two codecs, and keeps its keys', () => {
    const dressed = dressOffer(readMediaLeg(browserOffer), dressing)
    expect(dressed).toContain('m=audio 50001 UDP/TLS/RTP/SAVPF 111 126\r\nc=IN IP4 192.0.2.10\r\n')
    expect(dressed.match(/a=candidate:/g)).toHaveLength(2)
    expect(dressed).toContain('2001:db8::7 50003')
    expect(dressed).toContain(
      'a=ice-ufrag:cARm\r\na=ice-pwd:IL9ywuGGgyIeX9dT3WX72p12\r\na=fingerprint:sha-256 B2:C6',
    )
    expect(dressed).toContain('a=ssrc:42 cname:WhatsAppAudioStream1\r\n')
    expect(dressed.replaceAll('\r\n', '')).not.toContain('\n')
  })

  it("answers an offer with the offer's mid and the asked DTLS role", () => {
    const leg = inventMediaLeg(realChance, browserOffer)
    const dressed = dressAnswer(leg, browserOffer, { ...dressing, setup: 'actpass' })
    expect(dressed).toContain('a=group:BUNDLE 0\r\n')
    expect(dressed).toContain('a=mid:0\r\n')
    expect(dressed).toContain('a=setup:actpass\r\n')
    expect(dressed).toContain('a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n')
    expect(dressed).not.toContain('sdes:mid')
  })

  it('leaves ice-lite out where it is switched off', () => {
    expect(dressOffer(inventMediaLeg(realChance), { ...dressing, iceLite: false })).not.toContain('ice-lite')
  })

  it('is taken off for the page: its own mid, no candidates of the business', () => {
    const answer = browserOffer.replaceAll('BUNDLE 0', 'BUNDLE audio').replace('a=mid:0', 'a=mid:audio')
    const undressed = undressAnswer(answer, '0')
    expect(undressed).toContain('a=group:BUNDLE 0\r\n')
    expect(undressed).toContain('a=mid:0\r\n')
    expect(undressed).not.toContain('a=candidate')
  })

  it.each([
    ['active', 'actpass'],
    ['passive', 'active'],
    ['actpass', 'active'],
  ] as const)('leads the page to the role that setup:%s promises', (promised, shownToThePage) => {
    expect(undressOffer(browserOffer, promised)).toContain(`a=setup:${shownToThePage}\r\n`)
  })
})
