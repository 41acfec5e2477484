import { Phone } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import { callOutcome } from '../../store/call-outcome.ts'
import { useApi, useUiStore } from '../../store/desktop-context.ts'
import { usePlatformNow } from '../../store/use-platform-now.ts'
import { listTime } from '../../ui/time.ts'
import { type Command, mostFound } from './command.ts'

const pauseMs = 120

/** The newest calls of this desktop with what is typed; none while nothing is. [D5] */
export function useFoundCalls(typed: string): readonly Command[] {
  const { t, i18n } = useTranslation('calls')
  const api = useApi()
  const ui = useUiStore()
  const now = usePlatformNow(60_000)
  const [found, setFound] = useState<{ readonly of: string; readonly entries: readonly CallLogEntry[] }>({
    of: '',
    entries: [],
  })
  const search = typed.trim().slice(0, 100)
  useEffect(() => {
    if (search === '') return undefined
    let isCurrent = true
    const ask = async () => {
      const outcome = await api.queryCallLog({ search, limit: mostFound, asker: 'palette' })
      // What cannot be read says so in its own section; here other commands still help.
      if (isCurrent) setFound({ of: search, entries: outcome.ok ? outcome.value.entries : [] })
    }
    const timer = setTimeout(() => void ask(), pauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [api, search])
  if (found.of !== search) return []
  return found.entries.map(entry => ({
    id: `log-${entry.callId}`,
    group: 'calls',
    icon: Phone,
    label: entry.customerName,
    description: `${t(callOutcome(entry))} · ${listTime(entry.startedAt, now, i18n.language)}`,
    run: () => ui.setState({ section: 'calls', openCallId: entry.callId }),
  }))
}
