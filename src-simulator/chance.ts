import { randomBytes, randomUUID } from 'node:crypto'

/** Where everything random of the simulator comes from, so that a test can fix it. */
export type Chance = {
  /** Upper-case hexadecimal digits. */
  hex(digits: number): string
  uuid(): string
  /** An integer from 0 to `below` − 1. */
  integer(below: number): number
}

export const realChance: Chance = {
  hex: digits =>
    randomBytes(Math.ceil(digits / 2))
      .toString('hex')
      .slice(0, digits)
      .toUpperCase(),
  uuid: () => randomUUID(),
  integer: below => Math.floor((randomBytes(4).readUInt32BE(0) / 2 ** 32) * below),
}
