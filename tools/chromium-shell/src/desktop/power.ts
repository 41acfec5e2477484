import { EventEmitter } from 'node:events'
import { testHook } from '../test-hook.ts'

type Implemented = Pick<
  Electron.PowerMonitor,
  | 'getSystemIdleState'
  | 'getSystemIdleTime'
  | 'isOnBatteryPower'
  | 'onBatteryPower'
  | 'getCurrentThermalState'
>

/**
 * `electron.powerMonitor`: what tests say the machine does.
 * @public declarations need its name.
 */
export class ShellPowerMonitor extends EventEmitter implements Implemented {
  onBatteryPower = false

  getSystemIdleState(idleThreshold: number): ReturnType<Electron.PowerMonitor['getSystemIdleState']> {
    if (testHook.isScreenLocked) return 'locked'
    return testHook.systemIdleSeconds >= idleThreshold ? 'idle' : 'active'
  }
  getSystemIdleTime(): number {
    return testHook.systemIdleSeconds
  }
  isOnBatteryPower(): boolean {
    return this.onBatteryPower
  }
  getCurrentThermalState(): 'unknown' {
    return 'unknown'
  }
}

export const powerMonitor = new ShellPowerMonitor()

testHook.emitPower = event => {
  if (event === 'lock-screen') testHook.isScreenLocked = true
  if (event === 'unlock-screen') testHook.isScreenLocked = false
  if (event === 'on-battery') powerMonitor.onBatteryPower = true
  if (event === 'on-ac') powerMonitor.onBatteryPower = false
  powerMonitor.emit(event)
}

const blockers = new Set<number>()
let lastBlocker = 0

/** `electron.powerSaveBlocker`, remembered. */
export const powerSaveBlocker: Electron.PowerSaveBlocker = {
  start() {
    blockers.add(++lastBlocker)
    return lastBlocker
  },
  stop: id => blockers.delete(id),
  isStarted: id => blockers.has(id),
}
