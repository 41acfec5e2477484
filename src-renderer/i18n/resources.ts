import accounts from './en/accounts.json'
import users from './en/users.json'
import wrapUp from './en/wrapUp.json'
import audit from './en/audit.json'
import privacy from './en/privacy.json'
import balance from './en/balance.json'
import call from './en/call.json'
import calls from './en/calls.json'
import callWindow from './en/callWindow.json'
import common from './en/common.json'
import connection from './en/connection.json'
import consent from './en/consent.json'
import customer from './en/customer.json'
import headset from './en/headset.json'
import deviceCheck from './en/deviceCheck.json'
import firstRun from './en/firstRun.json'
import inbox from './en/inbox.json'
import localData from './en/localData.json'
import manage from './en/manage.json'
import palette from './en/palette.json'
import presence from './en/presence.json'
import ringGroups from './en/ringGroups.json'
import queue from './en/queue.json'
import refusals from './en/refusals.json'
import report from './en/report.json'
import settings from './en/settings.json'
import signIn from './en/signIn.json'
import thread from './en/thread.json'
import updates from './en/updates.json'
import accountsId from './id/accounts.json'
import usersId from './id/users.json'
import wrapUpId from './id/wrapUp.json'
import auditId from './id/audit.json'
import privacyId from './id/privacy.json'
import balanceId from './id/balance.json'
import callId from './id/call.json'
import callsId from './id/calls.json'
import callWindowId from './id/callWindow.json'
import commonId from './id/common.json'
import connectionId from './id/connection.json'
import consentId from './id/consent.json'
import customerId from './id/customer.json'
import headsetId from './id/headset.json'
import deviceCheckId from './id/deviceCheck.json'
import firstRunId from './id/firstRun.json'
import inboxId from './id/inbox.json'
import localDataId from './id/localData.json'
import manageId from './id/manage.json'
import paletteId from './id/palette.json'
import presenceId from './id/presence.json'
import ringGroupsId from './id/ringGroups.json'
import queueId from './id/queue.json'
import refusalsId from './id/refusals.json'
import reportId from './id/report.json'
import settingsId from './id/settings.json'
import signInId from './id/signIn.json'
import threadId from './id/thread.json'
import updatesId from './id/updates.json'

/** One namespace for each feature; English decides which keys there are. */
export const english = {
  accounts,
  privacy,
  audit,
  users,
  balance,
  wrapUp,
  call,
  calls,
  callWindow,
  common,
  connection,
  consent,
  customer,
  headset,
  deviceCheck,
  firstRun,
  inbox,
  localData,
  manage,
  palette,
  presence,
  queue,
  refusals,
  report,
  ringGroups,
  settings,
  signIn,
  thread,
  updates,
}

export const indonesian = {
  accounts: accountsId,
  privacy: privacyId,
  audit: auditId,
  users: usersId,
  balance: balanceId,
  wrapUp: wrapUpId,
  call: callId,
  calls: callsId,
  callWindow: callWindowId,
  common: commonId,
  connection: connectionId,
  consent: consentId,
  customer: customerId,
  headset: headsetId,
  deviceCheck: deviceCheckId,
  firstRun: firstRunId,
  inbox: inboxId,
  localData: localDataId,
  manage: manageId,
  palette: paletteId,
  presence: presenceId,
  queue: queueId,
  refusals: refusalsId,
  report: reportId,
  ringGroups: ringGroupsId,
  settings: settingsId,
  signIn: signInId,
  thread: threadId,
  updates: updatesId,
}
