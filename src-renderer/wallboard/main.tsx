import '../ui/base.css'
import { readBridge } from '../bridge.ts'
import { startWallboard } from './start-wallboard.tsx'

const container = document.querySelector<HTMLElement>('#root')
if (!container) throw new Error('wallboard.html has no #root')

startWallboard(readBridge(), container)
