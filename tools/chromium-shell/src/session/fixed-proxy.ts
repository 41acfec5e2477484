import { environmentProxy } from './environment-proxy.ts'

/** What Chromium decides with the rules of `setProxy({ mode: 'fixed_servers' })`: one proxy for all, but for the exceptions. */
export function fixedProxy(url: URL, rules: string, bypass: string): string {
  const exceptions = bypass.split(/[;,]/u).map(exception => exception.trim())
  if (exceptions.includes('<local>') && !url.hostname.includes('.')) return 'DIRECT'
  return environmentProxy(url, { all_proxy: rules, no_proxy: exceptions.join(',') })
}
