import pg from 'pg';
import { StorageError } from '../storage-errors.ts';

/** How a connection is made, and what the operator is told the database is. */
export interface PostgresAddress {
  readonly config: pg.ClientConfig;
  /** Begins a sentence. Without the password. */
  readonly name: string;
}

/** What of `sslmode` says for certain whether a connection is encrypted. */
const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];

/** What we say ourselves, and the address may not. */
const OURS = ['application_name', 'query_timeout', 'statement_timeout', 'connectionTimeoutMillis'];

/**
 * Reads an address, whose options mean what they mean to PostgreSQL's own programs
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS). Throws StorageError when it can't be used.
 * @param url `postgres://name:password@host:port/database?sslmode=verify-full&sslrootcert=…`
 */
export function readPostgresAddress(url: string): PostgresAddress {
  const address = new URL(url);
  const options = address.searchParams;
  for (const option of OURS) options.delete(option);
  // The authorities that this machine, or Node, knows.
  if (options.get('sslrootcert') === 'system') {
    options.delete('sslrootcert');
    options.set('sslmode', 'verify-full');
  }
  const mode = options.get('sslmode');
  if (mode !== null && !SSL_MODES.includes(mode))
    throw unusable(
      `sslmode=${mode} leaves open whether the connection is encrypted. Write one of ${SSL_MODES.join(', ')}`,
    );
  if (mode === 'verify-ca' && !options.has('sslrootcert'))
    throw unusable('sslmode=verify-ca needs sslrootcert, the file with the certificate of your authority');
  options.set('uselibpqcompat', 'true');
  const config = { connectionString: address.href };
  try {
    // Reads the files that it names.
    new pg.Client(config);
  } catch (error) {
    throw unusable((error as Error).message);
  }
  const host = options.get('host') ?? (address.host || 'localhost');
  return { config, name: `The database ${decodeURIComponent(address.pathname.slice(1))} at ${host}` };
}

const unusable = (reason: string): StorageError =>
  new StorageError('unavailable', `The address of the database can't be used: ${reason}.`);
