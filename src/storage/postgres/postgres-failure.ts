import { DatabaseError } from 'pg';
import { StorageError, type StorageErrorCode } from '../storage-errors.ts';

/**
 * PostgreSQL's error codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) after which the connection is gone, or could not
 * be made for now. How severe an error is the server says in its own language.
 */
const LOST = /^(?:08|57P|25P0[34]|53300)/;
const INSUFFICIENT_RESOURCES = '53';

const WRONG_PASSWORD = 'Check the name and the password, in DATABASE_URL or PGPASSWORD.';
const NO_DATABASE = 'Make that database, or point DATABASE_URL at another.';

/**
 * Its codes that say that a connection is good for nothing more, nor are those that were made with it: the table has other columns than
 * when a statement was understood, or the server takes no writes, perhaps because another has taken its place.
 */
const OUTDATED = ['0A000', '25006'];

/**
 * Its codes, and beginnings of them, that say that it is a matter of when it was asked: it takes no writes, another transaction was in
 * the way, something has run out, or somebody has cancelled it.
 */
const PASSING = /^(?:25006|40|53|55|57)/;

/** What a single code means, and what the operator can do. */
const KNOWN: Readonly<Record<string, { code?: StorageErrorCode; advice: string }>> = {
  /** Of our own function that guards transactions. */
  OV001: { code: 'locked', advice: 'Another Ovation has taken a shard of this one over; this one ends.' },
  '53100': { code: 'full', advice: "Make room on the server's disk." },
  '53300': { advice: 'Raise max_connections there, or start fewer programs.' },
  '28P01': { advice: WRONG_PASSWORD },
  '28000': {
    advice:
      'Check the name in DATABASE_URL, whether it needs ?sslmode=require, and what pg_hba.conf allows there.',
  },
  '3D000': { advice: NO_DATABASE },
  '42501': { advice: "Give Ovation's account that right, or make it the owner of the database." },
  '25006': { advice: 'Point DATABASE_URL at the server that takes writes.' },
};

/** What PgBouncer says, which has one code for all of it, and what the operator can do. */
const POOLER_CODE = '08P01';
const POOLER: readonly (readonly [RegExp, advice: string])[] = [
  [/authentication failed/, WRONG_PASSWORD],
  [/no such database/, NO_DATABASE],
  [/statement pooling/, 'Point DATABASE_URL at PostgreSQL itself, or set the pooler to session mode.'],
  [/unsupported startup parameter/, 'Leave that out of DATABASE_URL, or let the pooler ignore it.'],
];

/**
 * What Node (https://nodejs.org/api/tls.html#x509-certificate-error-codes) and the client say when they refuse the server, what the
 * operator can do, and what they are told in place of it.
 */
const REFUSED_HERE: readonly (readonly [RegExp, advice: string, reason?: string])[] = [
  [
    /SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)/,
    'Name the file with the certificate of its authority in DATABASE_URL: sslrootcert=FILE.',
  ],
  [/ERR_TLS_CERT_ALTNAME_INVALID/, 'Name the server in DATABASE_URL as its certificate does.'],
  [
    /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/,
    "Renew the server's certificate, or set the clock of this machine.",
  ],
  [
    /does not support SSL/,
    'Turn ssl on there; where the way to it is safe without, write sslmode=disable.',
    'it encrypts no connection',
  ],
  [
    /client password must be/,
    'Write it into DATABASE_URL, or into the variable PGPASSWORD.',
    'it asks for a password, and there is none',
  ],
];

/** What Node says of a connection that can't be made, or that broke. */
const BROKEN =
  /^(?:ECONN|EPIPE|connect ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)|connection terminated|terminating connection|timeout exceeded|read timeout|not queryable|client was closed|timeout expired/i;

/** Whether the connection is gone, or the server about to be: what was sent may be done, or not. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof SilenceError) return true;
  if (error instanceof DatabaseError) return LOST.test(error.code ?? '');
  if (error instanceof AggregateError) return error.errors.some(isConnectionLost);
  return (
    error instanceof Error &&
    (BROKEN.test(error.message) || ('code' in error && BROKEN.test(String(error.code))))
  );
}

/** Whether new connections may do what this one can't, which the server has refused. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof DatabaseError && OUTDATED.includes(error.code ?? '');

/** Whether the server may do later what it has refused. */
export const isPassing = (error: unknown): boolean =>
  error instanceof DatabaseError && PASSING.test(error.code ?? '');

/** Whether the server has said that it doesn't do what it was asked for. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof DatabaseError && !isConnectionLost(error);

/** The server has not answered in time. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';

  constructor() {
    super('it does not answer');
  }
}

/** Explains an error in a sentence for the operator. @param name what they are told the database is: never its password */
export function storageErrorOf(error: unknown, name: string): StorageError {
  if (error instanceof StorageError) return error;
  const reason = reasonOf(error);
  const code = error instanceof DatabaseError ? (error.code ?? '') : '';
  const known = code === POOLER_CODE ? saidByPooler(reason) : KNOWN[code];
  if (known !== undefined)
    return new StorageError(known.code ?? 'unavailable', `${name} refuses: ${reason}. ${known.advice}`, {
      cause: error,
    });
  if (isConnectionLost(error) || code.startsWith(INSUFFICIENT_RESOURCES))
    return new StorageError(
      'unavailable',
      `${name} can't be reached: ${reason}. Check that PostgreSQL runs there.`,
      {
        cause: error,
      },
    );
  const found = REFUSED_HERE.find(([said]) => said.test(`${codeOf(error)} ${reason}`));
  const [, advice, inPlace = reason] = found ?? [];
  const sentence = `${name} can't be used: ${inPlace}.`;
  return new StorageError('unavailable', advice === undefined ? sentence : `${sentence} ${advice}`, {
    cause: error,
  });
}

function saidByPooler(reason: string): { code?: StorageErrorCode; advice: string } | undefined {
  const [, advice] = POOLER.find(([said]) => said.test(reason)) ?? [];
  return advice === undefined ? undefined : { advice };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** PostgreSQL puts values that it was given into details, never into messages of the errors that we can cause. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
