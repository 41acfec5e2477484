import { useState } from 'react'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { useApi } from '../../../store/desktop-context.ts'

/** What the platform takes, in characters. */
const longest = 200_000

/** A file of rates on its way: chosen, looked through by the platform, then taken or not. */
export type Import =
  | { readonly step: 'choose' }
  | { readonly step: 'reading'; readonly name: string }
  | {
      readonly step: 'read'
      readonly name: string
      readonly csv: string
      readonly report: Result<'rates.import'>
      readonly isImporting: boolean
    }

export type ImportProblem = { readonly kind: 'too_long' } | { readonly kind: 'refused'; refusal: AskRefusal }

/** [O5] First what a file of rates would change, then, once that was seen, the change. */
export function useImport(onImported: () => void) {
  const api = useApi()
  const [state, setState] = useState<Import>({ step: 'choose' })
  const [problem, setProblem] = useState<ImportProblem | null>(null)
  const ask = (csv: string, dryRun: boolean) =>
    api.request({ method: 'rates.import', params: { csv, dryRun } })

  const choose = async (file: File) => {
    setProblem(null)
    setState({ step: 'reading', name: file.name })
    const csv = await file.text()
    if (csv.length > longest) {
      setState({ step: 'choose' })
      return setProblem({ kind: 'too_long' })
    }
    const outcome = await ask(csv, true)
    if (!outcome.ok) {
      setState({ step: 'choose' })
      return setProblem({ kind: 'refused', refusal: outcome.refusal })
    }
    setState({ step: 'read', name: file.name, csv, report: outcome.value, isImporting: false })
  }

  const confirm = async () => {
    if (state.step !== 'read' || state.isImporting) return
    setProblem(null)
    setState({ ...state, isImporting: true })
    // The same file twice leads to the same rates, so that an answer that was lost does no harm.
    const outcome = await ask(state.csv, false)
    if (outcome.ok && outcome.value.applied) return onImported()
    setState({ ...state, isImporting: false, ...(outcome.ok && { report: outcome.value }) })
    if (!outcome.ok) setProblem({ kind: 'refused', refusal: outcome.refusal })
  }
  return { state, problem, choose, confirm }
}
