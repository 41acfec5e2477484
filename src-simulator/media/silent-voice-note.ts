/** A second of silence as Ogg Opus (RFC 7845): the voice note of a customer who has nothing to say. */

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit++) value = value & 0x80_00_00_00 ? (value << 1) ^ 0x04_c1_1d_b7 : value << 1
  return value >>> 0
})

/** Ogg's own CRC: most significant bit first, no final inversion. */
const crc = (bytes: Buffer) =>
  bytes.reduce((sum, byte) => ((sum << 8) ^ (crcTable[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0, 0)

const stream = 0x44_65_72_69
const samplesPerPacket = 960
/** One 20 ms Opus frame of silence: fullband CELT, and two bytes of nothing. */
const silentPacket = Buffer.from([0xf8, 0xff, 0xfe])

type Page = { sequence: number; flags: number; granule: number; packets: readonly Buffer[] }

const page = ({ sequence, flags, granule, packets }: Page) => {
  const head = Buffer.alloc(27)
  head.write('OggS', 0, 'ascii')
  head.writeUInt8(flags, 5)
  head.writeBigUInt64LE(BigInt(granule), 6)
  head.writeUInt32LE(stream, 14)
  head.writeUInt32LE(sequence, 18)
  head.writeUInt8(packets.length, 26)
  const lengths = Buffer.from(packets.map(packet => packet.length))
  const whole = Buffer.concat([head, lengths, ...packets])
  whole.writeUInt32LE(crc(whole), 22)
  return whole
}

const opusHead = () => {
  const bytes = Buffer.alloc(19)
  bytes.write('OpusHead', 0, 'ascii')
  bytes.writeUInt8(1, 8)
  bytes.writeUInt8(1, 9)
  bytes.writeUInt16LE(312, 10)
  bytes.writeUInt32LE(48_000, 12)
  return bytes
}

const opusTags = () => {
  const vendor = 'simulator'
  const bytes = Buffer.alloc(8 + 4 + vendor.length + 4)
  bytes.write('OpusTags', 0, 'ascii')
  bytes.writeUInt32LE(vendor.length, 8)
  bytes.write(vendor, 12, 'ascii')
  return bytes
}

export const voiceNoteMimeType = 'audio/ogg; codecs=opus'

/** @param seconds 1 to 5, so that the packets fit one page */
export const silentVoiceNote = (seconds = 1): Buffer => {
  const packets = Array.from({ length: seconds * 50 }, () => silentPacket)
  return Buffer.concat([
    page({ sequence: 0, flags: 2, granule: 0, packets: [opusHead()] }),
    page({ sequence: 1, flags: 0, granule: 0, packets: [opusTags()] }),
    page({ sequence: 2, flags: 4, granule: packets.length * samplesPerPacket, packets }),
  ])
}
