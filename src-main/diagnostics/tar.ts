const block = 512

/** One file of an archive. */
export interface TarFile {
  /** ASCII, at most 100 characters, with `/` between folders. */
  readonly name: string
  readonly content: Buffer
}

/** The pieces of an archive in the `ustar` format, which every system can open; to be compressed and written one after the other. */
export function* tarPieces(files: Iterable<TarFile>, now: number): Generator<Buffer> {
  for (const file of files) {
    yield header(file, now)
    yield file.content
    yield Buffer.alloc((block - (file.content.length % block)) % block)
  }
  yield Buffer.alloc(2 * block)
}

function header({ name, content }: TarFile, now: number): Buffer {
  if (!/^[\x20-\x7e]{1,100}$/.test(name)) throw new Error(`A file of an archive cannot be called ${name}`)
  const bytes = Buffer.alloc(block)
  bytes.write(name, 0, 'ascii')
  bytes.write(octal(0o644, 8), 100)
  bytes.write(octal(0, 8), 108)
  bytes.write(octal(0, 8), 116)
  bytes.write(octal(content.length, 12), 124)
  bytes.write(octal(Math.floor(now / 1_000), 12), 136)
  // The sum is made as if its own place held spaces.
  bytes.write(' '.repeat(8), 148)
  bytes.write('0', 156)
  bytes.write('ustar\u000000', 257)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

const octal = (value: number, length: number): string => value.toString(8).padStart(length - 1, '0') + '\0'
