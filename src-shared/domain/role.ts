import type { Role } from './room.ts'

const rank: Record<Role, number> = { agent: 0, supervisor: 1, admin: 2 }

/** Whether a role includes another: an admin may do all that a supervisor may, a supervisor all that an agent may. */
export function includesRole(role: Role, least: Role): boolean {
  return rank[role] >= rank[least]
}
