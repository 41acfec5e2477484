import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { canonicalText, type Manifest, manifestSchema } from './manifest.ts'

/** What lies on the update server: the signed text and its signatures in one file, so that they never disagree. */
const envelopeSchema = z.strictObject({
  /** The canonical text, in base64. */
  manifest: z.base64(),
  /** Ed25519, in base64; one for each key of a rotation. */
  signatures: z.array(z.base64()).min(1).max(4),
})

/** Why an envelope is not believed. */
export type EnvelopeFault =
  /** Not our kind of file at all: a page of a proxy, or cut off. */
  | 'notAManifest'
  /** No signature of a key that this app knows. */
  | 'unsigned'
  /** Signed, though not in the one form that a manifest has. */
  | 'notCanonical'

export type ReadEnvelope =
  { readonly ok: true; readonly manifest: Manifest } | { readonly ok: false; readonly why: EnvelopeFault }

/** Parts this signature from all others that the same key may ever make. */
const purpose = 'dering release manifest 1\n'

const signedBytes = (text: string): Buffer => Buffer.from(purpose + text)

/** @param key raw Ed25519 public key, 32 bytes in base64 */
export function importPublicKey(key: string): KeyObject {
  const x = Buffer.from(key, 'base64').toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/** Seals a manifest with each of the private keys. */
export function sealManifest(manifest: Manifest, privateKeys: readonly KeyObject[]): string {
  const text = canonicalText(manifest)
  return JSON.stringify({
    manifest: Buffer.from(text).toString('base64'),
    signatures: privateKeys.map(key => sign(null, signedBytes(text), key).toString('base64')),
  } satisfies z.infer<typeof envelopeSchema>)
}

/**
 * Opens what an update server gave. The signature is looked at before the text is: nothing unsigned is parsed further than
 * to find its signature.
 */
export function openEnvelope(content: string, keys: readonly KeyObject[]): ReadEnvelope {
  const envelope = envelopeSchema.safeParse(parseJson(content))
  if (!envelope.success) return { ok: false, why: 'notAManifest' }
  const text = Buffer.from(envelope.data.manifest, 'base64').toString('utf8')
  const isSigned = envelope.data.signatures.some(signature =>
    keys.some(key => verify(null, signedBytes(text), key, Buffer.from(signature, 'base64'))),
  )
  if (!isSigned) return { ok: false, why: 'unsigned' }
  const manifest = manifestSchema.safeParse(parseJson(text))
  // Two readers of one text could disagree on doubled fields or strange numbers: then neither is believed.
  if (!manifest.success || canonicalText(manifest.data) !== text) return { ok: false, why: 'notCanonical' }
  return { ok: true, manifest: manifest.data }
}

/** Undefined where it is not JSON: the schema behind refuses that. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
