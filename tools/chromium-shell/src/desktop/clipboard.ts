let text = ''

/** `electron.clipboard`, kept in memory: the desktop's own is not touched. */
export const clipboard: Pick<Electron.Clipboard, 'writeText' | 'readText'> = {
  async writeText(written) {
    text = written
  },
  readText: async () => text,
}
