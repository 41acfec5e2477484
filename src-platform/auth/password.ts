import { hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's parameters: 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet. */
const parameters = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const

/** The form in which a password is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters)
}

/** Whether the password is the one behind the stored hash. */
export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password)
}
