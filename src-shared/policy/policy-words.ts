import type { PolicyKey } from './policy-keys.ts'

/** What IT reads about a key in its own tools. */
interface PolicyWords {
  readonly name: string
  /** What it decides, and what its values mean; whole sentences. */
  readonly about: string
}

const english: Readonly<Record<PolicyKey, PolicyWords>> = {
  ServerUrl: {
    name: 'Server',
    about:
      'The address of the platform, such as https://calls.example.com; without a path. Plain http is taken for this computer alone. A change holds from the next start of the app.',
  },
  AllowedServerHosts: {
    name: 'Allowed servers',
    about:
      'Hosts that people may sign in to; *.example.com is every host below example.com, * is every host. Judged at each sign-in and at each start.',
  },
  ProxyMode: {
    name: 'Way out',
    about:
      'How the app leaves the network. system: as the computer is set up, with its PAC file. direct: without a proxy. fixed: through the proxy below. A proxy that asks for a password is not supported.',
  },
  ProxyServer: {
    name: 'Proxy',
    about:
      'Name and port of the proxy for fixed, such as proxy.example.com:3128; https:// before it where the proxy itself is spoken to under TLS. Without one, the system decides.',
  },
  ProxyBypass: {
    name: 'Hosts without the proxy',
    about:
      'Hosts that are reached directly all the same: names, *.example.com, ranges such as 10.0.0.0/8, and <local> for names without a dot.',
  },
  AutoUpdateMode: {
    name: 'Updates',
    about:
      'auto: updates install themselves when nobody is at work. notify: the person is told and decides when. off: the app neither looks for updates nor installs any. Where IT has installed the app, it never replaces itself.',
  },
  UpdateChannel: {
    name: 'Update channel',
    about: 'stable: releases for everybody. beta: the next ones, for people who try them first.',
  },
  UpdateUrl: {
    name: 'Update server',
    about: 'The folder on your own server that has the releases. They must carry our signature all the same.',
  },
  TargetVersion: {
    name: 'Version to stay at',
    about: 'Install this version and no newer one, such as 1.4.2.',
  },
  UpdateWindow: {
    name: 'Time for updates',
    about:
      'When the app may restart by itself for an update, in the local time of the computer, such as 2200-0600. Never during a call.',
  },
  MinimumVersion: {
    name: 'Oldest version',
    about: 'An older app than this one tells the person that it is too old and has to be updated.',
  },
  AutoStart: { name: 'Open at login', about: 'The app opens when the person logs in to the computer.' },
  StartHidden: {
    name: 'Start in the tray',
    about: 'When it opens at login, its window stays hidden until the person wants it.',
  },
  CloseToTray: {
    name: 'Keep running in the tray',
    about: 'Closing the window only hides it, and calls still ring.',
  },
  TelLinks: {
    name: 'Open telephone links',
    about: 'A number that is clicked in another program is filled in here. Nothing is dialled by itself.',
  },
  Language: { name: 'Language', about: 'en: English. id: Bahasa Indonesia. system: that of the computer.' },
  OutsideAlerts: {
    name: 'Calls outside the window',
    about:
      'Notification, call window and ringtone while the computer is set to do not disturb. always: all the same. respect: not then. never: no notification and no call window at any time.',
  },
  NamesOnLockScreen: {
    name: 'Names on the lock screen',
    about: 'A notification on a locked screen says who calls, which everybody can read who passes.',
  },
  NoiseSuppression: {
    name: 'Noise suppression',
    about:
      'Whether noise around the agent is taken out of what customers hear. browser: fans and hum. rnnoise: typing, traffic and machines too, for loud rooms. off: nothing, for headsets that do it themselves.',
  },
  AwayAfterMinutes: {
    name: 'Away when idle',
    about: 'Minutes without a touch of the computer after which an online agent is shown as away. 0: never.',
  },
  AwayWhenLocked: {
    name: 'Away when the screen is locked',
    about: 'A locked screen holds an online agent away, out of the turns of ring groups.',
  },
  LocalHistoryDays: {
    name: 'Days that calls are kept',
    about:
      'Calls that are older are deleted from this computer, at the start and once a day. 0: kept for ever. The platform keeps its own record.',
  },
  AllowExport: {
    name: 'Allow exports',
    about:
      'Whether calls, reports, the audit log and evidence of consent may be saved as files. The report for support is no export: it has nothing private in it.',
  },
  AllowGlobalShortcuts: {
    name: 'Allow keys of the whole desktop',
    about:
      'Whether people may choose keys that answer, decline, mute and hang up while another program is in front.',
  },
  AllowedHidVendors: {
    name: 'Allowed headsets',
    about:
      'Makers of headsets whose keys and lamps may be used, by their USB vendor numbers of four hexadecimal digits in lower case; * is every maker. Their sound works without it.',
  },
  LogLevel: {
    name: 'Log',
    about:
      'What the app writes about its own work into its log on this computer. Numbers are masked at every level.',
  },
}

const indonesian: Readonly<Record<PolicyKey, PolicyWords>> = {
  ServerUrl: {
    name: 'Server',
    about:
      'Alamat platform, misalnya https://calls.example.com; tanpa jalur. http biasa hanya diterima untuk komputer ini sendiri. Perubahan berlaku sejak aplikasi dibuka lagi.',
  },
  AllowedServerHosts: {
    name: 'Server yang diizinkan',
    about:
      'Host tempat orang boleh masuk; *.example.com berarti semua host di bawah example.com, * berarti semua host. Diperiksa setiap kali masuk dan setiap kali aplikasi dibuka.',
  },
  ProxyMode: {
    name: 'Jalur keluar',
    about:
      'Cara aplikasi keluar dari jaringan. system: menurut pengaturan komputer, termasuk berkas PAC. direct: tanpa proksi. fixed: melalui proksi di bawah. Proksi yang meminta kata sandi tidak didukung.',
  },
  ProxyServer: {
    name: 'Proksi',
    about:
      'Nama dan port proksi untuk fixed, misalnya proxy.example.com:3128; dengan https:// di depannya bila proksi itu sendiri dihubungi lewat TLS. Tanpa ini, sistem yang menentukan.',
  },
  ProxyBypass: {
    name: 'Host tanpa proksi',
    about:
      'Host yang tetap dihubungi langsung: nama, *.example.com, rentang seperti 10.0.0.0/8, dan <local> untuk nama tanpa titik.',
  },
  AutoUpdateMode: {
    name: 'Pembaruan',
    about:
      'auto: pembaruan terpasang sendiri saat tidak ada yang bekerja. notify: orang diberi tahu dan menentukan waktunya. off: aplikasi tidak mencari dan tidak memasang pembaruan. Bila aplikasi dipasang oleh bagian TI, aplikasi tidak pernah mengganti dirinya sendiri.',
  },
  UpdateChannel: {
    name: 'Saluran pembaruan',
    about: 'stable: rilis untuk semua orang. beta: rilis berikutnya, untuk yang mencobanya lebih dulu.',
  },
  UpdateUrl: {
    name: 'Server pembaruan',
    about: 'Folder di server Anda sendiri yang berisi rilis. Rilis tetap harus bertanda tangan kami.',
  },
  TargetVersion: {
    name: 'Tetap pada versi',
    about: 'Pasang versi ini dan bukan yang lebih baru, misalnya 1.4.2.',
  },
  UpdateWindow: {
    name: 'Waktu pembaruan',
    about:
      'Kapan aplikasi boleh dibuka ulang dengan sendirinya untuk pembaruan, dalam waktu setempat komputer, misalnya 2200-0600. Tidak pernah saat ada panggilan.',
  },
  MinimumVersion: {
    name: 'Versi terlama',
    about:
      'Aplikasi yang lebih lama dari versi ini memberi tahu bahwa aplikasi terlalu lama dan harus diperbarui.',
  },
  AutoStart: { name: 'Buka saat masuk', about: 'Aplikasi terbuka saat orang masuk ke komputer.' },
  StartHidden: {
    name: 'Mulai di baki sistem',
    about: 'Saat terbuka ketika orang masuk ke komputer, jendelanya tetap tersembunyi sampai diperlukan.',
  },
  CloseToTray: {
    name: 'Tetap berjalan di baki sistem',
    about: 'Menutup jendela hanya menyembunyikannya, dan panggilan tetap berdering.',
  },
  TelLinks: {
    name: 'Buka tautan telepon',
    about: 'Nomor yang diklik di program lain diisikan di sini. Tidak ada yang ditelepon dengan sendirinya.',
  },
  Language: {
    name: 'Bahasa',
    about: 'en: bahasa Inggris. id: bahasa Indonesia. system: bahasa komputer.',
  },
  OutsideAlerts: {
    name: 'Panggilan di luar jendela',
    about:
      'Notifikasi, jendela panggilan, dan nada dering saat komputer dalam mode jangan ganggu. always: tetap ada. respect: tidak saat itu. never: tidak pernah ada notifikasi dan jendela panggilan.',
  },
  NamesOnLockScreen: {
    name: 'Nama di layar kunci',
    about:
      'Notifikasi di layar terkunci menyebutkan siapa yang menelepon, dan dapat dibaca siapa pun yang lewat.',
  },
  NoiseSuppression: {
    name: 'Peredam bising',
    about:
      'Apakah bising di sekitar agen dihilangkan dari yang didengar pelanggan. browser: kipas dan dengung. rnnoise: juga ketikan, lalu lintas, dan mesin, untuk ruangan yang ramai. off: tidak, untuk headset yang meredamnya sendiri.',
  },
  AwayAfterMinutes: {
    name: 'Tidak di tempat saat diam',
    about:
      'Jumlah menit tanpa sentuhan pada komputer sebelum agen yang online ditampilkan tidak di tempat. 0: tidak pernah.',
  },
  AwayWhenLocked: {
    name: 'Tidak di tempat saat layar terkunci',
    about: 'Layar terkunci membuat agen yang online dianggap tidak di tempat, di luar giliran grup dering.',
  },
  LocalHistoryDays: {
    name: 'Lama panggilan disimpan (hari)',
    about:
      'Panggilan yang lebih lama dihapus dari komputer ini, saat aplikasi dibuka dan sekali sehari. 0: disimpan selamanya. Platform menyimpan catatannya sendiri.',
  },
  AllowExport: {
    name: 'Izinkan ekspor',
    about:
      'Apakah panggilan, laporan, log audit, dan bukti persetujuan boleh disimpan sebagai berkas. Laporan untuk dukungan bukan ekspor: tidak ada yang pribadi di dalamnya.',
  },
  AllowGlobalShortcuts: {
    name: 'Izinkan tombol seluruh desktop',
    about:
      'Apakah orang boleh memilih tombol untuk menjawab, menolak, membisukan, dan mengakhiri saat program lain di depan.',
  },
  AllowedHidVendors: {
    name: 'Headset yang diizinkan',
    about:
      'Pembuat headset yang tombol dan lampunya boleh dipakai, menurut nomor vendor USB empat digit heksadesimal huruf kecil; * berarti semua pembuat. Suaranya tetap berfungsi tanpa ini.',
  },
  LogLevel: {
    name: 'Log',
    about:
      'Yang ditulis aplikasi tentang pekerjaannya sendiri ke dalam log di komputer ini. Nomor selalu disamarkan.',
  },
}

/** By the language as Windows names the folder of its forms. */
export const policyWords = { 'en-US': english, 'id-ID': indonesian } as const
export type PolicyLanguage = keyof typeof policyWords
