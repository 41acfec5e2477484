/** One part of a `multipart/form-data` body. */
export type FormPart = { name: string; mimeType?: string; content: Buffer }

const headerValue = (headers: string, pattern: RegExp) => pattern.exec(headers)?.[1]

/**
 * Cuts a form into its parts (RFC 7578). Small on purpose: the only form that the Graph API takes here is a media
 * upload, which fits into memory.
 *
 * @returns undefined when the body is no such form
 */
export const readForm = (body: Buffer, contentType: string): FormPart[] | undefined => {
  const boundary = headerValue(contentType, /boundary="?([^";]+)"?/i)
  if (boundary === undefined) return undefined
  const mark = Buffer.from(`--${boundary}`)
  const parts: FormPart[] = []
  let from = body.indexOf(mark)
  while (from !== -1) {
    const start = from + mark.length
    const next = body.indexOf(mark, start)
    if (next === -1) break
    // Between two marks: CRLF, headers, an empty line, the content, CRLF.
    const part = body.subarray(start + 2, next - 2)
    const gap = part.indexOf('\r\n\r\n')
    const headers = part.subarray(0, Math.max(0, gap)).toString('utf8')
    const name = headerValue(headers, /name="([^"]*)"/i)
    const mimeType = headerValue(headers, /^content-type:\s*(.+)$/im)?.trim()
    if (gap === -1 || name === undefined) return undefined
    parts.push({ name, content: part.subarray(gap + 4), ...(mimeType !== undefined && { mimeType }) })
    from = next
  }
  return parts
}
