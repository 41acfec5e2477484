/** Who this phone belongs to, from the page's own address. */
export type Parameters = {
  /** Digits of the customer's number. */
  customer: string
  name: string
  /** Phone number id of the business; the simulator's first one when absent. */
  to?: string
  /** Microphone without echo cancellation and the like, so that a test tone survives. */
  raw: boolean
  language: 'en' | 'id'
}

export const readParameters = (search: string, browserLanguage: string): Parameters => {
  const query = new URLSearchParams(search)
  const to = query.get('to')
  return {
    customer: query.get('customer')?.replaceAll(/\D/g, '') || '6281234567890',
    name: query.get('name') ?? 'Budi Santoso',
    ...(to !== null && { to }),
    raw: query.get('raw') === '1',
    language: (query.get('lang') ?? browserLanguage).startsWith('id') ? 'id' : 'en',
  }
}
