import { crc32, deflateSync } from 'node:zlib'
import type { TrayState } from '../alerts/wanted-alerts.ts'

type Colour = readonly [red: number, green: number, blue: number]

/** Green means reachable, amber away, grey not reachable; a call is a ring around it: shape, not colour alone. */
const colours: Readonly<Record<TrayState['presence'], Colour>> = {
  online: [22, 163, 74],
  away: [217, 119, 6],
  offline: [120, 122, 132],
  signedOut: [120, 122, 132],
  disconnected: [120, 122, 132],
}

/** The tray's picture as a PNG, `size` pixels square: a disc; while a call rings or is on, a smaller disc in a ring. */
export function trayImage({ presence, activity }: TrayState, size: number): Buffer {
  const centre = (size - 1) / 2
  const radius = size / 2 - 1
  const isInside = (distance: number): boolean => {
    const share = distance / radius
    if (activity === 'none') return share <= 1
    const disc = activity === 'ringing' ? 0.35 : 0.6
    return share <= disc || (share >= 0.78 && share <= 1)
  }
  const rows = Buffer.alloc(size * (1 + size * 4))
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!isInside(Math.hypot(x - centre, y - centre))) continue
      rows.set([...colours[presence], 255], y * (1 + size * 4) + 1 + x * 4)
    }
  }
  return png(size, rows)
}

/** @param rows of each: the filter 0, then red, green, blue and alpha of each pixel */
function png(size: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  const bitDepth = 8
  const colourWithAlpha = 6
  header.set([bitDepth, colourWithAlpha], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
