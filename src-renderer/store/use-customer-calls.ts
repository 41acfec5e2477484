import { useEffect, useState } from 'react'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { WireCustomer } from '#shared/protocol/entities.ts'
import { useApi } from './desktop-context.ts'

export type CustomerCalls =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly entries: readonly CallLogEntry[] }
  | { readonly status: 'failed' }

/** As many as a person looks back upon; the whole log has its own section. */
const kept = 100

const loading: CustomerCalls = { status: 'loading' }

/** The calls of one customer on one account, newest first, from this desktop's own log; live. */
export function useCustomerCalls(
  customer: WireCustomer | undefined,
  accountId: string | undefined,
): CustomerCalls {
  const api = useApi()
  const [state, setState] = useState<{ readonly id: string | undefined; readonly calls: CustomerCalls }>({
    id: customer?.id,
    calls: loading,
  })
  const id = customer?.id

  useEffect(() => {
    if (id === undefined) return undefined
    let isCurrent = true
    const load = async () => {
      const outcome = await api.queryCallLog({ customerId: id, accountId, limit: kept })
      if (!isCurrent) return
      const calls: CustomerCalls = outcome.ok
        ? { status: 'ready', entries: outcome.value.entries }
        : { status: 'failed' }
      setState({ id, calls })
    }
    void load()
    const stop = api.on('callLogChanged', () => void load())
    return () => {
      isCurrent = false
      stop()
    }
  }, [api, id, accountId])

  return state.id === id ? state.calls : loading
}
