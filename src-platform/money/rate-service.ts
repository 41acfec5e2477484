import type { AgentId } from '#shared/domain/ids.ts'
import { rateChanges, readRateCard } from '#shared/domain/rate-card.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Decisions, Work } from '../work.ts'

/** [O5] What minutes cost, by country and tier. Who may was checked at the door. */
export interface RateService {
  list(): Promise<Outcome<Result<'rates.list'>>>
  /** All rates anew or, with any fault in the file, none. A minute that has begun keeps its price. */
  importCsv(by: AgentId, file: Params<'rates.import'>): Promise<Outcome<Result<'rates.import'>>>
}

export function createRateService({ decisions }: { readonly decisions: Decisions }): RateService {
  return {
    list: () =>
      decisions.run(async work =>
        done({ currency: await currencyOf(work), rates: [...(await work.tx.rates.all())] }),
      ),
    importCsv: (by, { csv, dryRun }) =>
      decisions.run(async work => {
        const currency = await currencyOf(work)
        const { rates, faults } = readRateCard(csv, currency)
        const hasFaults = faults.length > 0
        const changes = hasFaults
          ? { added: 0, changed: 0, removed: 0 }
          : rateChanges(await work.tx.rates.all(), rates)
        const applied = !hasFaults && !dryRun
        if (applied) {
          await work.tx.rates.replaceAll(rates)
          await work.audit({ actor: by, action: 'rates.imported', details: { ...changes, currency } })
        }
        return done({ applied, currency, faults: [...faults], changes })
      }),
  }
}

/** All accounts of an organisation are kept in one. */
async function currencyOf(work: Work): Promise<string> {
  const [account] = await work.tx.accounts.all()
  return account?.currency ?? 'IDR'
}
