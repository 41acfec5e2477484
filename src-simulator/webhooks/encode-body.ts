import { createHmac } from 'node:crypto'

/**
 * JSON as Meta's servers write it: everything outside ASCII as `\uXXXX`, slashes as `\/`. A receiver that
 * verifies the signature over re-serialised JSON fails on it, as it would against Meta.
 */
export const encodeBody = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('/', String.raw`\/`)
    .replaceAll(/[\u0080-\uffff]/g, unit => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'))

/** The value of `X-Hub-Signature-256` over exactly the bytes of `body`. Meta: create a webhook endpoint. */
export const signature = (body: string, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
