import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findSdpFault } from '../../../../src-simulator/sdp/validate-sdp.ts'

const bodySchema = z.object({ session: z.object({ sdp: z.string() }) })
const sdpOf = (name: string) => {
  const file = new URL(`../../../fixtures/meta/${name}.json`, import.meta.url)
  return bodySchema.parse(JSON.parse(readFileSync(file, 'utf8'))).session.sdp
}
const webhookSchema = z.object({
  entry: z.array(
    z.object({ changes: z.array(z.object({ value: z.object({ calls: z.array(bodySchema) }) })) }),
  ),
})
const metaOffer = () => {
  const file = new URL('../../../fixtures/meta/webhook_uic_connect.json', import.meta.url)
  const webhook = webhookSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  return webhook.entry[0]?.changes[0]?.value.calls[0]?.session.sdp ?? ''
}

const offer = sdpOf('api_calls_connect_request')
const answer = sdpOf('api_calls_accept_request')
const without = (sdp: string, start: string) =>
  sdp
    .split('\r\n')
    .filter(line => !line.startsWith(start))
    .join('\r\n')
const fingerprint = /a=fingerprint:sha-256 .*\r\n/.exec(answer)?.[0] ?? ''

describe('what a business sends', () => {
  it('is right as the fixtures have it', () => {
    expect(findSdpFault(offer, 'offer')).toBeUndefined()
    expect(findSdpFault(answer, 'answer', metaOffer())).toBeUndefined()
    expect(findSdpFault(sdpOf('api_calls_pre_accept_request'), 'answer', metaOffer())).toBeUndefined()
  })

  it.each([
    ['nothing', '', 'SDP is empty or does not begin with v=0'],
    ['bare line feeds', answer.replaceAll('\r\n', '\n'), 'SDP lines must end with CRLF'],
    ['an unfinished line', answer.trimEnd(), 'SDP lines must end with CRLF'],
    ['no audio', answer.replace('m=audio', 'm=video'), 'No audio media section found in SDP'],
    [
      'a second section',
      `${answer}m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n`,
      'SDP must have exactly one media section, audio',
    ],
    ['plain RTP', answer.replace('UDP/TLS/RTP/SAVPF', 'RTP/AVP'), 'Media protocol must be UDP/TLS/RTP/SAVPF'],
    [
      'a rejected section',
      answer.replace('m=audio 9', 'm=audio 0'),
      'The audio media section is rejected (port 0)',
    ],
    [
      'ice-lite',
      answer.replace('t=0 0\r\n', 't=0 0\r\na=ice-lite\r\n'),
      'The business side must not be ice-lite',
    ],
    ['no ufrag', without(answer, 'a=ice-ufrag'), 'No ice-ufrag found in SDP'],
    ['no pwd', without(answer, 'a=ice-pwd'), 'No ice-pwd found in SDP'],
    ['no fingerprint', without(answer, 'a=fingerprint'), 'No fingerprint found in SDP'],
    [
      'another hash',
      answer.replace('fingerprint:sha-256', 'fingerprint:sha-512'),
      'The fingerprint must be sha-256 of 32 octets',
    ],
    [
      'a passive answer',
      answer.replace('setup:active', 'setup:passive'),
      'The answer must have a=setup:active',
    ],
    ['no setup', without(answer, 'a=setup'), 'The answer must have a=setup:active'],
    ['no opus', without(answer, 'a=rtpmap:111'), 'No opus/48000/2 codec found in SDP'],
    [
      'telephone-event at 48000 alone',
      answer.replace('telephone-event/8000', 'telephone-event/48000'),
      'telephone-event must have clock rate 8000',
    ],
    ['two sources', `${answer}a=ssrc:2 cname:other\r\n`, 'SDP must declare at most one SSRC'],
    ['ptime 60', answer.replace('a=ptime:20', 'a=ptime:60'), 'ptime must be 20'],
    [
      'a codec that was not offered',
      answer.replace('SAVPF 111 126', 'SAVPF 111 126 0'),
      'The answer has a payload type that was not offered',
    ],
    ['another mid', answer.replace('a=mid:audio', 'a=mid:0'), "The answer's mid differs from the offer's"],
  ])('is refused with its own details: %s', (_name, sdp, details) => {
    expect(findSdpFault(sdp, 'answer', metaOffer())).toEqual({ code: 100, details })
  })

  it('is refused as 138008 with more than one fingerprint', () => {
    const twice = answer.replace(fingerprint, fingerprint + fingerprint.replace('01:0E', '02:0E'))
    expect(findSdpFault(twice, 'answer', metaOffer())).toEqual({
      code: 138008,
      details: 'SDP has more than one fingerprint',
    })
  })

  it.each(['passive', 'holdconn'])('is refused as an offer with setup:%s', setup => {
    const fault = findSdpFault(offer.replace('setup:actpass', `setup:${setup}`), 'offer')
    expect(fault?.details).toBe('The offer must have a=setup:actpass or a=setup:active')
  })

  it('may have telephone-event at 48000 beside 8000, and an active offer', () => {
    const both = offer
      .replace('SAVPF 111 126', 'SAVPF 111 126 110')
      .replace('a=rtpmap:126', 'a=rtpmap:110 telephone-event/48000\r\na=rtpmap:126')
    expect(findSdpFault(both, 'offer')).toBeUndefined()
    expect(findSdpFault(offer.replace('setup:actpass', 'setup:active'), 'offer')).toBeUndefined()
  })
})
