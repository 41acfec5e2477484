type Details = Electron.OnHeadersReceivedListenerDetails
type Listener = (details: Details, callback: (response: Electron.HeadersReceivedResponse) => void) => void

/** `session.webRequest`, of which the app uses the one hook that can change an answer's headers. */
export class WebRequestHooks implements Pick<Electron.WebRequest, 'onHeadersReceived'> {
  #listener: Listener | undefined
  #patterns: readonly RegExp[] = []

  onHeadersReceived(
    filterOrListener: Electron.WebRequestFilter | Listener | null,
    listener?: Listener | null,
  ): void {
    const isFilter = typeof filterOrListener === 'object' && filterOrListener !== null
    this.#patterns = isFilter ? filterOrListener.urls.map(toPattern) : []
    this.#listener = (isFilter ? listener : filterOrListener) ?? undefined
  }

  get isHooked(): boolean {
    return this.#listener !== undefined
  }

  /** The listener's answer; nothing where it does not apply. */
  async headersReceived(details: Details): Promise<Electron.HeadersReceivedResponse | undefined> {
    const listener = this.#listener
    if (!listener || !this.#applies(details.url)) return undefined
    return await new Promise(resolve => listener(details, resolve))
  }

  #applies(url: string): boolean {
    return this.#patterns.length === 0 || this.#patterns.some(pattern => pattern.test(url))
  }
}

/** `https://*.example.com/*` or `<all_urls>` as a regular expression. */
function toPattern(match: string): RegExp {
  if (match === '<all_urls>') return /^/
  const literal = match.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${literal.replaceAll('*', '.*')}$`)
}
