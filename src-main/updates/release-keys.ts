import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import releaseKeys from './release-keys.json' with { type: 'json' }
import { importPublicKey } from './signed-manifest.ts'

/** 32 bytes in base64. */
const keySchema = z.string().regex(/^[A-Za-z0-9+/]{43}=$/)

/** @throws when one of them is no key */
export function readKeys(keys: unknown): readonly KeyObject[] {
  return z.array(keySchema).max(4).parse(keys).map(importPublicKey)
}

/** The public halves of those who may sign releases; `tools/release` adds them, and without any nothing is ever installed. */
export const builtInKeys = (): readonly KeyObject[] => readKeys(releaseKeys)
