import { useCallback, useState } from 'react'
import type { AccountId } from '#shared/domain/ids.ts'
import type { Params } from '#shared/protocol/methods.ts'
import { useApi } from '../../../store/desktop-context.ts'
import { useTell } from '../../../store/use-tell.ts'

type Change = Omit<Params<'accounts.configure'>, 'accountId'>

/** Changes an account's settings; the screen follows the platform's event, and a refusal is told. */
export function useConfigure(accountId: AccountId): {
  readonly isSaving: boolean
  readonly configure: (change: Change) => Promise<void>
} {
  const api = useApi()
  const tell = useTell()
  const [isSaving, setSaving] = useState(false)
  const configure = useCallback(
    async (change: Change) => {
      setSaving(true)
      tell(await api.request({ method: 'accounts.configure', params: { accountId, ...change } }))
      setSaving(false)
    },
    [api, tell, accountId],
  )
  return { isSaving, configure }
}
