/** A session description cut into the lines before the first media section and those of each section. */
export type SdpSections = { session: readonly string[]; media: readonly (readonly string[])[] }

export const readSdp = (sdp: string): SdpSections => {
  const session: string[] = []
  const media: string[][] = []
  for (const line of sdp.split(/\r?\n/).filter(text => text !== '')) {
    if (line.startsWith('m=')) media.push([line])
    else (media.at(-1) ?? session).push(line)
  }
  return { session, media }
}

/** The values of `a=<name>:…`, in order. */
export const attributes = (lines: readonly string[], name: string): string[] =>
  lines.filter(line => line.startsWith(`a=${name}:`)).map(line => line.slice(name.length + 3))

/** The value of an attribute in the media section, else in the session, as RFC 8839 and 8122 let both. */
export const attribute = (sections: SdpSections, name: string): string | undefined =>
  attributes(sections.media[0] ?? [], name)[0] ?? attributes(sections.session, name)[0]

/** Payload types of the media line. */
export const payloadTypes = (mediaLine: string): string[] => mediaLine.split(' ').slice(3)

/** @param encoding such as `opus/48000/2`; letter case does not matter (RFC 8866) */
export const payloadTypeOf = (lines: readonly string[], encoding: string): string | undefined =>
  attributes(lines, 'rtpmap')
    .find(value => value.toLowerCase().endsWith(` ${encoding.toLowerCase()}`))
    ?.split(' ')[0]

/** Distinct synchronisation sources that the section declares. */
export const sources = (lines: readonly string[]): string[] => [
  ...new Set(attributes(lines, 'ssrc').map(value => value.split(' ')[0] ?? '')),
]
