import { createHash } from 'node:crypto'
import type { Chance } from '../chance.ts'
import { attribute, attributes, payloadTypeOf, readSdp, sources } from './read-sdp.ts'

/** The customer's end of the media, as far as it shows in Meta's SDP. */
export type MediaLeg = {
  /** At most one IPv4 and one IPv6 host candidate, as Meta has. */
  candidates: readonly Candidate[]
  ufrag: string
  pwd: string
  fingerprint: string
  ssrc: string
  opus: string
  telephoneEvent: string
  extensions: readonly string[]
}

export type Candidate = { foundation: string; priority: string; address: string; port: string }

const knownExtensions = /ssrc-audio-level|abs-send-time|transport-wide-cc/

const hostCandidates = (lines: readonly string[]): Candidate[] => {
  const all = attributes(lines, 'candidate')
    .map(value => value.split(' '))
    .filter(parts => parts[1] === '1' && parts[2]?.toLowerCase() === 'udp' && parts[7] === 'host')
    .map(([foundation = '', , , priority = '', address = '', port = '']) => ({
      foundation,
      priority,
      address,
      port,
    }))
    .sort((a, b) => Number(b.priority) - Number(a.priority))
  const firstV6 = all.find(candidate => candidate.address.includes(':'))
  const firstV4 = all.find(candidate => !candidate.address.includes(':'))
  return [firstV4, firstV6].filter(candidate => candidate !== undefined)
}

/**
 * Reads the leg from a phone page's own description.
 *
 * @throws when a part is missing that no real media can do without
 */
export const readMediaLeg = (sdp: string): MediaLeg => {
  const sections = readSdp(sdp)
  const audio = sections.media[0] ?? []
  const need = (name: string) => {
    const value = attribute(sections, name)
    if (value === undefined) throw new Error(`The phone's SDP has no ${name}`)
    return value
  }
  return {
    candidates: hostCandidates(audio),
    ufrag: need('ice-ufrag'),
    pwd: need('ice-pwd'),
    fingerprint: need('fingerprint'),
    ssrc: sources(audio)[0] ?? '1',
    opus: payloadTypeOf(audio, 'opus/48000/2') ?? '111',
    telephoneEvent: payloadTypeOf(audio, 'telephone-event/8000') ?? '126',
    extensions: attributes(audio, 'extmap').filter(value => knownExtensions.test(value)),
  }
}

/**
 * A leg that reads well and leads nowhere: what the wire carries while no phone page is open. The addresses are
 * from the documentation ranges.
 *
 * @param offer of the business, whose payload types and extensions an answer has to take over
 */
export const inventMediaLeg = (chance: Chance, offer?: string): MediaLeg => {
  const offered = offer === undefined ? undefined : readSdp(offer).media[0]
  const secret = chance.hex(32)
  const octets = createHash('sha256').update(secret).digest('hex').toUpperCase().match(/../g) ?? []
  return {
    candidates: [
      { foundation: '3935160001', priority: '2122260223', address: '203.0.113.49', port: '3484' },
      { foundation: '2617190002', priority: '2122262783', address: '2001:db8:f36b:131::699c', port: '3484' },
    ],
    ufrag: chance.hex(16),
    pwd: Buffer.from(secret.slice(0, 18)).toString('base64'),
    fingerprint: `sha-256 ${octets.join(':')}`,
    ssrc: String(1 + chance.integer(2 ** 31)),
    opus: (offered && payloadTypeOf(offered, 'opus/48000/2')) ?? '111',
    telephoneEvent: (offered && payloadTypeOf(offered, 'telephone-event/8000')) ?? '126',
    extensions: offered ? attributes(offered, 'extmap').filter(value => knownExtensions.test(value)) : [],
  }
}
