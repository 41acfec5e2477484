import { readFileSync } from 'node:fs'

type Implemented = Pick<
  Electron.NativeImage,
  'isEmpty' | 'toPNG' | 'toDataURL' | 'getSize' | 'resize' | 'setTemplateImage' | 'isTemplateImage'
>

/** A picture that is only carried about: the shell never draws one. */
export class NativeImage implements Implemented {
  readonly #png: Buffer
  #isTemplate = false

  constructor(png: Buffer) {
    this.#png = png
  }

  isEmpty(): boolean {
    return this.#png.length === 0
  }
  toPNG(): Buffer {
    return this.#png
  }
  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`
  }
  /** Width and height as the PNG's header says them. */
  getSize(): Electron.Size {
    const isPng = this.#png.length > 24 && this.#png.readUInt32BE(0) === 0x89504e47
    return isPng
      ? { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) }
      : { width: 0, height: 0 }
  }
  resize(): Electron.NativeImage {
    return this as unknown as Electron.NativeImage
  }
  setTemplateImage(isTemplate: boolean): void {
    this.#isTemplate = isTemplate
  }
  isTemplateImage(): boolean {
    return this.#isTemplate
  }
}

/** `electron.nativeImage`; a file that cannot be read is an empty image, as in Electron. */
export const nativeImage = {
  createEmpty: () => new NativeImage(Buffer.alloc(0)),
  createFromBuffer: (png: Buffer) => new NativeImage(png),
  createFromDataURL: (url: string) => new NativeImage(Buffer.from(url.split(',')[1] ?? '', 'base64')),
  createFromPath(file: string) {
    try {
      return new NativeImage(readFileSync(file))
    } catch {
      return new NativeImage(Buffer.alloc(0)) // Electron's own answer to a missing file
    }
  },
}
