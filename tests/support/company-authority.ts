import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** A certificate and its key, PEM. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

/** An authority of certificates that nobody knows yet: what a company has of its own. */
export interface CompanyAuthority {
  /** The file of its own certificate, PEM. */
  readonly file: string
  /** Certifies a server of this computer: `localhost`, 127.0.0.1, and `platform.invalid`, which no computer is called. */
  certify(): Identity
}

const authority = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign']
const server = [
  'basicConstraints=critical,CA:FALSE',
  'subjectAltName=DNS:localhost,DNS:platform.invalid,IP:127.0.0.1',
]

/** Makes an authority whose files lie in `folder`; `name` tells it from others there. */
export function makeCompanyAuthority(folder: string, name: string): CompanyAuthority {
  const own = makeCertificate(path.join(folder, name), authority)
  return {
    file: own.cert,
    certify() {
      const of = makeCertificate(path.join(folder, `${name}-server`), server, own)
      return { cert: readFileSync(of.cert, 'utf8'), key: readFileSync(of.key, 'utf8') }
    },
  }
}

/** Signed by `issuer`, or by itself; returns the paths of its files. */
function makeCertificate(base: string, extensions: readonly string[], issuer?: Identity): Identity {
  const made = { cert: `${base}.pem`, key: `${base}.key` }
  const name = `/CN=${path.basename(base)}`
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  const issuedBy = issuer ? ['-CA', issuer.cert, '-CAkey', issuer.key] : []
  const stated = extensions.flatMap(extension => ['-addext', extension])
  execFileSync(
    'openssl',
    ['req', '-x509', ...fresh, '-subj', name, ...stated, ...issuedBy, '-keyout', made.key, '-out', made.cert],
    { stdio: 'pipe' },
  )
  return made
}
