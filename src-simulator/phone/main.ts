import { createBusyHourButton } from './busy-hour.ts'
import { askForMicrophone } from './call-media.ts'
import { openLink } from './link.ts'
import type { Link } from './link.ts'
import type { PhoneView, ToPhone } from './messages.ts'
import { readParameters } from './parameters.ts'
import { createCallHandler } from './phone-call.ts'
import { offerTestSurface } from './test-surface.ts'
import { createPhoneScreen } from './view/phone-screen.ts'
import { element } from './view/element.ts'
import { createVoiceRecorder, longestRecordingMs } from './voice-recorder.ts'
import { sayAbout, speakerOf } from './words.ts'
import type { Word } from './words.ts'

/** How often the page looks whether the busy hour goes on. */
const busyHourLookMs = 10_000

const parameters = readParameters(window.location.search, navigator.language)
const say = speakerOf(parameters.language)
const player = element('audio', { autoplay: true })

let view: PhoneView | undefined
let problem: string | undefined
/** A call that rings on without being seen. */
let ignored: string | undefined
const recorder = createVoiceRecorder(parameters.raw)
let recordingEnd: ReturnType<typeof setTimeout> | undefined
/** Messages that were reported as read. */
const read = new Set<string>()

const tellProblem = (word: Word) => {
  problem = say(word)
  show()
}

const calls = createCallHandler({
  link: () => link,
  raw: parameters.raw,
  player,
  onProblem: tellProblem,
  onChange: () => show(),
})

const screen = createPhoneScreen({
  say,
  language: parameters.language,
  loudness: () => calls.level().rms,
  actions: {
    call: payload => {
      problem = undefined
      void calls.dial({ ...(payload !== undefined && { payload }) })
    },
    accept: callId => void calls.accept(callId),
    decline: callId => link.send({ type: 'decline', callId }),
    hangUp: callId => link.send({ type: 'hang_up', callId }),
    setMuted: muted => calls.setMuted(muted),
    ignore: callId => {
      ignored = callId
      show()
    },
    pressBusyHour: () => busyHour.press(),
    setOnline: online => link.send({ type: 'set_online', online }),
    voicemail: {
      record: () => void record(),
      send: callId => void sendVoicemail(callId),
      discard: () => {
        clearTimeout(recordingEnd)
        recorder.discard()
        show()
      },
    },
    sendText: text => link.send({ type: 'text', text }),
    answerPermission: (messageId, answer) => link.send({ type: 'answer_permission', messageId, answer }),
    changePermission: answer => link.send({ type: 'change_permission', answer }),
  },
})

const busyHour = createBusyHourButton(screen.showBusyHour, () => tellProblem('offline'))

const record = async () => {
  try {
    await recorder.start()
    clearTimeout(recordingEnd)
    recordingEnd = setTimeout(() => {
      if (view?.voicemailFor !== undefined) void sendVoicemail(view.voicemailFor)
    }, longestRecordingMs)
  } catch {
    // Whatever the reason, without a microphone there is nothing to record.
    tellProblem('microphoneRefused')
  }
  show()
}

const sendVoicemail = async (callId: string) => {
  clearTimeout(recordingEnd)
  const recording = await recorder.finish()
  if (recording) link.send({ type: 'voicemail', callId, ...recording })
  show()
}

const shownProblem = () => (link.isOpen() ? problem : say('offline'))

const show = () => {
  const text = shownProblem()
  const since = recorder.since()
  screen.show({
    local: {
      dialling: calls.isDialling(),
      muted: calls.isMuted(),
      ...(ignored !== undefined && { ignored }),
    },
    ...(since !== undefined && { recordingSince: since }),
    ...(view && { view }),
    ...(text !== undefined && { problem: text }),
  })
}

/** A message that can be seen has been read. */
const reportRead = () => {
  if (!view || document.visibilityState !== 'visible') return
  for (const message of view.messages) {
    if (message.sentBy !== 'business' || message.status !== 'delivered' || read.has(message.id)) continue
    read.add(message.id)
    link.send({ type: 'read', messageId: message.id })
  }
}

const receive = (message: ToPhone) => {
  switch (message.type) {
    case 'view':
      view = message.view
      calls.follow(view.call)
      reportRead()
      break
    case 'place_call':
      void calls.dial({
        askId: message.askId,
        ...(message.payload !== undefined && { payload: message.payload }),
      })
      break
    case 'refused':
      calls.giveUp()
      problem = sayAbout(say, 'cannotCall', message.reason, message.reason)
      break
  }
  show()
}

const link: Link = openLink(parameters, { message: receive, change: () => show() })

document.documentElement.lang = parameters.language
document.title = `${parameters.name} · ${say('simulated')}`
document.querySelector('#phone')?.append(...screen.nodes, player)
document.addEventListener('visibilitychange', reportRead)
setInterval(screen.tick, 100)
busyHour.look()
setInterval(busyHour.look, busyHourLookMs)
offerTestSurface(calls, () => {
  const text = shownProblem()
  return { linked: link.isOpen(), ...(view && { view }), ...(text !== undefined && { problem: text }) }
})

try {
  await askForMicrophone(parameters.raw)
} catch {
  // Whatever the reason, the person has to allow a microphone before this phone can speak.
  tellProblem('microphoneRefused')
}
