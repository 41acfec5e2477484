import '../ui/base.css'
import { readBridge } from '../bridge.ts'
import { startCallWindow } from './start-call-window.tsx'

const container = document.querySelector<HTMLElement>('#root')
if (!container) throw new Error('call-window.html has no #root')

startCallWindow(readBridge(), container)
