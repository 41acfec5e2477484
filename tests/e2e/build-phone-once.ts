import { buildPhone } from '../../src-simulator/build-phone.ts'

/** Builds the page of the customer's phone for all workers. */
async function buildPhoneOnce(): Promise<void> {
  await buildPhone()
}

// Playwright takes a global set-up as a default export.
// oxlint-disable-next-line import/no-default-export
export default buildPhoneOnce
