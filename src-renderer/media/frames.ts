/**
 * Works on a stream of sound in frames, though it comes in blocks of other lengths. What goes in comes out, worked on,
 * exactly one frame later.
 */
export class Frames {
  readonly #frame: Float32Array
  readonly #work: (frame: Float32Array) => void
  #at = 0

  /** @param work changes the samples of a full frame in place */
  constructor(length: number, work: (frame: Float32Array) => void) {
    this.#frame = new Float32Array(length)
    this.#work = work
  }

  /** Fills `output`, which is as long as `input`. */
  pass(input: Float32Array, output: Float32Array): void {
    let done = 0
    while (done < input.length) {
      const taken = Math.min(input.length - done, this.#frame.length - this.#at)
      // The place of each sample that goes out is taken by the one that comes in.
      output.set(this.#frame.subarray(this.#at, this.#at + taken), done)
      this.#frame.set(input.subarray(done, done + taken), this.#at)
      done += taken
      this.#at += taken
      if (this.#at < this.#frame.length) continue
      this.#work(this.#frame)
      this.#at = 0
    }
  }
}
