import { describe, expect, it } from 'vitest'
import { createAlertPresenter } from '../../../../src-main/notifications/alert-presenter.ts'
import { alertsFor } from '../../../../src-main/notifications/alerts.ts'
import { aCall, anOffer, aSession } from '../../../support/builders/wire.ts'

const accounts = [{ id: 'acc-1', name: 'Toko Sinar', displayPhone: '+62', inbound: true, outbound: true }]
const ringing = aSession({ accounts, offers: [anOffer()] })

describe('[D1] what is shown outside the window', () => {
  it('is the incoming call, while the window is not in front', () => {
    expect(alertsFor({ session: ringing }, false)).toEqual([
      { id: 'call-1', kind: 'incomingCall', customerName: 'Budi', accountName: 'Toko Sinar' },
    ])
  })

  it('is nothing while the window shows it, nobody is signed in, or nothing rings', () => {
    expect(alertsFor({ session: ringing }, true)).toEqual([])
    expect(alertsFor({ session: null }, false)).toEqual([])
    expect(alertsFor({ session: aSession({ waiting: [aCall()] }) }, false)).toEqual([])
  })
})

describe('[D2] showing alerts', () => {
  it('shows each once, and takes it away with its reason', () => {
    const shown: string[] = []
    const present = createAlertPresenter(alert => {
      shown.push(`+${alert.id}`)
      return () => shown.push(`-${alert.id}`)
    })
    const both = aSession({ offers: [anOffer(), anOffer(aCall({ id: 'call-2' }))] })
    present(alertsFor({ session: ringing }, false))
    present(alertsFor({ session: ringing }, false))
    present(alertsFor({ session: both }, false))
    present(alertsFor({ session: aSession({ offers: [anOffer(aCall({ id: 'call-2' }))] }) }, false))
    present([])
    expect(shown).toEqual(['+call-1', '+call-2', '-call-1', '-call-2'])
  })
})
