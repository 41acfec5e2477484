import { useEffect, useState } from 'react'
import type { AccountId } from '#shared/domain/ids.ts'
import type { Money } from '#shared/domain/money.ts'
import { useApi, useDesktop, useSession } from './desktop-context.ts'

interface Fetched {
  readonly accountId: AccountId
  readonly balance: Money
}

/** [O6] An account's voice balance, live; undefined while it is not known. @param isWanted false asks for nothing */
export function useBalance(accountId: AccountId | undefined, isWanted = true): Money | undefined {
  const api = useApi()
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const told = useSession(({ balances }) => (accountId === undefined ? undefined : balances[accountId]))
  const [fetched, setFetched] = useState<Fetched | null>(null)
  const isTold = told !== undefined && told !== null

  useEffect(() => {
    if (accountId === undefined || !isWanted || !isOnline || isTold) return undefined
    let isCurrent = true
    const fetchBalance = async () => {
      const outcome = await api.getBalance({ accountId })
      // Without it the check of the platform still says whether the balance is too low.
      if (isCurrent && outcome.ok) setFetched(outcome.value)
    }
    void fetchBalance()
    return () => {
      isCurrent = false
    }
  }, [api, accountId, isWanted, isOnline, isTold])

  if (isTold) return told
  return fetched?.accountId === accountId ? fetched?.balance : undefined
}
