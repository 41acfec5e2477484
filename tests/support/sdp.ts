const fingerprint = Array.from({ length: 32 }, (_, index) => (index + 16).toString(16).toUpperCase()).join(
  ':',
)

const description = (setup: 'active' | 'actpass', mid: string): string =>
  [
    'v=0',
    'o=- 2822644248144640001 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${mid}`,
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 126',
    'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:X1ho',
    'a=ice-pwd:7fJSbV2N5qWiA5QiDKwK3vuh',
    `a=fingerprint:sha-256 ${fingerprint}`,
    `a=setup:${setup}`,
    `a=mid:${mid}`,
    'a=sendrecv',
    'a=rtcp-mux',
    'a=rtpmap:111 opus/48000/2',
    'a=rtpmap:126 telephone-event/8000',
    'a=ptime:20',
    'a=ssrc:330830001 cname:agentDesktop01',
    '',
  ].join('\r\n')

/** A desktop's answer to this offer, as Meta wants it. */
export function answerTo(offer: string): string {
  return description('active', /^a=mid:(\S+)/m.exec(offer)?.[1] ?? '0')
}

/** A desktop's own offer, as Meta wants it. */
export function anOfferSdp(): string {
  return description('actpass', '0')
}
