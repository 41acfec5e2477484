const english = {
  call: 'Call',
  calling: 'Calling…',
  incomingCall: 'WhatsApp voice call',
  connecting: 'Connecting…',
  answer: 'Answer',
  decline: 'Decline',
  hangUp: 'Hang up',
  mute: 'Mute',
  unmute: 'Unmute',
  level: 'Sound of the business',
  message: 'Message',
  send: 'Send',
  messages: 'Messages',
  noMessages: 'Write to the business, or call it.',
  voiceMessage: 'Voice message',
  voiceCall: 'Voice call',
  missedCall: 'Missed voice call',
  callNotAnswered: 'Not answered',
  mayWeCall: 'May this business call you?',
  allowAlways: 'Always allow',
  allowTemporarily: 'Allow for 7 days',
  doNotAllow: 'Do not allow',
  answered_always: 'You always allow calls',
  answered_temporary: 'You allow calls for 7 days',
  answered_no: 'You do not allow calls',
  automatic_always: 'Calls are allowed',
  automatic_temporary: 'Since you called, the business may call back for 7 days',
  automatic_no: 'The business may no longer call you',
  manyUnansweredCalls: 'You missed several calls of this business. You can change whether it may call you.',
  permission_no_permission: 'May not call you',
  permission_temporary: 'May call you until',
  permission_permanent: 'May always call you',
  changePermission: 'Permission to call',
  offline: 'No connection to the simulator. Trying again…',
  microphoneRefused: 'This page may not use the microphone. Allow it in the address bar and reload the page.',
  mediaFailed: 'The sound of this call could not be set up.',
  cannotCall_calling_disabled: 'This business does not take calls.',
  cannotCall_outside_call_hours: 'This business is closed now.',
  cannotCall_restricted: 'This business cannot be called at the moment.',
  cannotCall_offline: 'This phone is offline.',
  cannotCall_already_in_a_call: 'You are in a call.',
  cannotCall_too_many_calls: 'The call could not be completed.',
  status_sent: 'Sent',
  status_delivered: 'Delivered',
  status_read: 'Read',
  status_played: 'Played',
  simulated: 'A simulated phone',
}

export type Word = keyof typeof english

const indonesian: Record<Word, string> = {
  call: 'Telepon',
  calling: 'Memanggil…',
  incomingCall: 'Panggilan suara WhatsApp',
  connecting: 'Menghubungkan…',
  answer: 'Jawab',
  decline: 'Tolak',
  hangUp: 'Tutup telepon',
  mute: 'Bisukan',
  unmute: 'Bunyikan',
  level: 'Suara bisnis',
  message: 'Pesan',
  send: 'Kirim',
  messages: 'Pesan',
  noMessages: 'Tulis pesan kepada bisnis ini, atau telepon.',
  voiceMessage: 'Pesan suara',
  voiceCall: 'Panggilan suara',
  missedCall: 'Panggilan suara tak terjawab',
  callNotAnswered: 'Tidak dijawab',
  mayWeCall: 'Bolehkah bisnis ini menelepon Anda?',
  allowAlways: 'Selalu izinkan',
  allowTemporarily: 'Izinkan selama 7 hari',
  doNotAllow: 'Jangan izinkan',
  answered_always: 'Anda selalu mengizinkan panggilan',
  answered_temporary: 'Anda mengizinkan panggilan selama 7 hari',
  answered_no: 'Anda tidak mengizinkan panggilan',
  automatic_always: 'Panggilan diizinkan',
  automatic_temporary: 'Karena Anda menelepon, bisnis boleh menelepon balik selama 7 hari',
  automatic_no: 'Bisnis tidak lagi boleh menelepon Anda',
  manyUnansweredCalls:
    'Anda melewatkan beberapa panggilan bisnis ini. Anda dapat mengubah izin meneleponnya.',
  permission_no_permission: 'Tidak boleh menelepon Anda',
  permission_temporary: 'Boleh menelepon Anda sampai',
  permission_permanent: 'Selalu boleh menelepon Anda',
  changePermission: 'Izin menelepon',
  offline: 'Tidak terhubung ke simulator. Mencoba lagi…',
  microphoneRefused: 'Halaman ini tidak boleh memakai mikrofon. Izinkan di bilah alamat lalu muat ulang.',
  mediaFailed: 'Suara panggilan ini tidak dapat disiapkan.',
  cannotCall_calling_disabled: 'Bisnis ini tidak menerima panggilan.',
  cannotCall_outside_call_hours: 'Bisnis ini sedang tutup.',
  cannotCall_restricted: 'Bisnis ini sedang tidak dapat ditelepon.',
  cannotCall_offline: 'Ponsel ini luring.',
  cannotCall_already_in_a_call: 'Anda sedang dalam panggilan.',
  cannotCall_too_many_calls: 'Panggilan tidak dapat disambungkan.',
  status_sent: 'Terkirim',
  status_delivered: 'Sampai',
  status_read: 'Dibaca',
  status_played: 'Diputar',
  simulated: 'Ponsel simulasi',
}

export type Say = (word: Word) => string

export const speakerOf = (language: 'en' | 'id'): Say => {
  const words = language === 'id' ? indonesian : english
  return word => words[word]
}

/** A word whose name the simulator gives a part of; `fallback` for a part that this page does not know. */
export const sayAbout = (say: Say, group: string, part: string, fallback: string): string => {
  const name = `${group}_${part}`
  return isWord(name) ? say(name) : fallback
}

const isWord = (name: string): name is Word => Object.hasOwn(english, name)
