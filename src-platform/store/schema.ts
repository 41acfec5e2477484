import type { Generated } from 'kysely'

/** Times are milliseconds since 1970; booleans are 0 and 1, so that both databases hold the same. */
type Flag = 0 | 1

export interface Database {
  schema_version: { version: number; applied_at: number }
  users: {
    id: string
    name: string
    email: string
    role: string
    password_hash: string
    disabled: Flag
    presence: string
    one_time_until: number | null
    held_away: Generated<Flag>
  }
  refresh_tokens: {
    hash: string
    user_id: string
    family_id: string
    issued_at: number
    expires_at: number
    replaced_by: string | null
    revoked_at: number | null
  }
  accounts: {
    id: string
    name: string
    phone_number_id: string
    display_phone: string
    inbound: Flag
    outbound: Flag
    ring_seconds: number
    callback_permission: Flag
    missed_call_consent: Flag
    currency: string
    consent_template: string | null
    /** JSON. */
    call_hours: string | null
    provider: string | null
    standing: string | null
    /** JSON. */
    agent_overrides: string | null
    ring_group_when_owner_disconnected: Flag
    low_balance_minor: number | null
    last_webhook_at: number | null
    waba_id: string | null
    wrap_up_seconds: number
    /** JSON. */
    dispositions: string | null
  }
  ring_groups: {
    id: string
    account_id: string
    name: string
    mode: string
    overflow_seconds: number | null
    last_rung: string | null
  }
  ring_group_members: { group_id: string; account_id: string; agent_id: string; position: number }
  rates: { country_code: string; from_minute: number; per_minute_minor: number }
  rooms: {
    id: string
    account_id: string
    customer_id: string
    customer_name: string
    customer_phone: string | null
    /** What the customer is found by. */
    search_text: string
    state: string
    assigned_to: string | null
    last_agent: string | null
    unread: number
    last_message_at: number | null
    conversation_category: string | null
    conversation_expires_at: number | null
    window_until: number | null
    created_at: number
    /** The last message, else the creation: what lists are ordered by. */
    sorted_at: number
  }
  messages: {
    seq: Generated<number>
    id: string
    room_id: string
    direction: string
    kind: string
    at: number
    status: string | null
    text: string | null
    call_id: string | null
    media_id: string | null
    provider_message_id: string | null
    client_message_id: string | null
    sent_by: string | null
    error: string | null
  }
  media: {
    id: string
    room_id: string
    provider_media_id: string
    mime_type: string
    state: string
    size: number | null
    sha256: string | null
    created_at: number
  }
  early_statuses: { seq: Generated<number>; provider_message_id: string; status: string; at: number }
  calls: {
    id: string
    account_id: string
    room_id: string | null
    direction: string
    state: string
    customer_id: string
    agent_id: string | null
    provider_call_id: string | null
    dial_id: string | null
    offered_at: number
    answered_at: number | null
    ended_at: number | null
    status: string | null
    reason: string | null
    changed_at: number
    /** Of an ended one. */
    ring_ms: number | null
    talk_ms: number | null
    cost_minor: number | null
    /** The whole call as the domain knows it, JSON; the other columns are for finding it. */
    data: string
  }
  callers: {
    customer_id: string
    /** What the customer is found by: a line for each name that calls came under. */
    search_text: string
  }
  call_reports: {
    call_id: string
    agent_id: string
    stats: string
    note: string | null
    disposition: string | null
    /** JSON. */
    tags: string | null
    reported_at: number
  }
  call_agents: { call_id: string; agent_id: string; part: string; offered_at: number }
  call_events: {
    seq: Generated<number>
    call_id: string
    at: number
    actor: string
    type: string
    details: string
  }
  consents: {
    room_id: string
    /** Of the open request. */
    provider_message_id: string | null
    wake_at: number | null
    /** JSON: the provider's own record is to be read. */
    reconcile: string | null
    /** The whole consent as the domain knows it, JSON; the other columns are for finding it. */
    data: string
  }
  consent_evidence: {
    seq: Generated<number>
    account_id: string
    customer_id: string
    room_id: string
    at: number
    type: string
    actor: string
    details: string
  }
  ledger: {
    seq: Generated<number>
    key: string
    account_id: string
    at: number
    reason: string
    amount_minor: number
    /** The sum of the account's entries up to and with this one. */
    balance_minor: number
    call_id: string | null
    minute: number | null
    minutes: number
    month: string
    agent_id: string | null
  }
  audit_log: {
    seq: number
    at: number
    actor_id: string | null
    actor_name: string | null
    action: string
    subject_kind: string | null
    subject_id: string | null
    subject_name: string | null
    /** JSON. */
    details: string
    /** Everything that is searched, in lower case. */
    search_text: string
    hash: string
  }
  effects: {
    id: Generated<number>
    call_id: string
    command: string
    /** Gone as soon as the provider answered. */
    sdp: string | null
    state: string
    created_at: number
    changed_at: number
    error: string | null
  }
  inbox: {
    id: Generated<number>
    received_at: number
    body: Buffer
    state: string
    attempts: number
    error: string | null
  }
  wrap_ups: { agent_id: string; call_id: string; until: number; extensions: number }
  webhooks_seen: { key: string; seen_at: number }
}
