import type { Rate } from '../records.ts'

export interface RatesRepository {
  all(): Promise<readonly Rate[]>
  insert(rate: Rate): Promise<void>
}
