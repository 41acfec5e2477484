/** A session description cut into its parts: lines without their ends. */
export interface SdpParts {
  readonly session: readonly string[]
  /** One for each `m=` line, which is its first. */
  readonly media: readonly (readonly string[])[]
}

/** Reads any line ends, since a description may have passed through hands that changed them. */
export function cutSdp(sdp: string): SdpParts {
  const session: string[] = []
  const media: string[][] = []
  for (const line of sdp.split(/\r\n|\r|\n/)) {
    if (line === '') continue
    if (line.startsWith('m=')) media.push([line])
    else (media.at(-1) ?? session).push(line)
  }
  return { session, media }
}

/** Every line ends in CRLF, the last too (Meta: calling, SDP of the media). */
export function joinSdp({ session, media }: SdpParts): string {
  return [...session, ...media.flat()].map(line => `${line}\r\n`).join('')
}

/** The values of `a=name:value`, in order. */
export function attributes(lines: readonly string[], name: string): string[] {
  const prefix = `a=${name}:`
  return lines.filter(line => line.startsWith(prefix)).map(line => line.slice(prefix.length))
}

/** `m=audio 9 UDP/TLS/RTP/SAVPF 111 126` → `['111', '126']` */
export function payloadTypes(mediaLine: string): string[] {
  return mediaLine.split(' ').slice(3)
}
