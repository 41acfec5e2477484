import './ui/base.css'
import { readBridge } from './bridge.ts'
import { openCalls } from './features/call/open-calls.ts'
import { startApp } from './start-app.tsx'

const container = document.querySelector<HTMLElement>('#root')
if (!container) throw new Error('index.html has no #root')

void startApp({
  api: readBridge(),
  container,
  storage: sessionStorage,
  keptStorage: localStorage,
  openCalls,
})
