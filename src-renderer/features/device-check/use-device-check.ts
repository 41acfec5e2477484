import { useCallback } from 'react'
import {
  type CheckInput,
  type CheckResult,
  type CheckStep,
  freshCheck,
  hasPassed,
  nextCheck,
} from '#shared/domain/device-check.ts'
import { useUiStore } from '../../store/desktop-context.ts'
import { useSaveSettings } from '../settings/use-save-settings.ts'

/** The moves of the device check, which is open while the window's state has one. */
export function useDeviceCheck() {
  const ui = useUiStore()
  const save = useSaveSettings()
  const move = useCallback(
    (input: CheckInput) =>
      ui.setState(({ deviceCheck }) => ({ deviceCheck: deviceCheck && nextCheck(deviceCheck, input) })),
    [ui],
  )
  return {
    open: useCallback(() => ui.setState({ deviceCheck: freshCheck }), [ui]),
    settle: useCallback((result: CheckResult) => move({ type: 'result', result }), [move]),
    again: useCallback((step: CheckStep) => move({ type: 'again', step }), [move]),
    /** Left before its end, it is offered no more by itself. */
    leave: useCallback(() => {
      const { deviceCheck } = ui.getState()
      ui.setState({ deviceCheck: null })
      if (deviceCheck === null) return
      const isOver = deviceCheck.at === 'summary'
      save({ deviceCheck: isOver ? (hasPassed(deviceCheck) ? 'passed' : 'failed') : 'skipped' })
    }, [ui, save]),
  }
}
