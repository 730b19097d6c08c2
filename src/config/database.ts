import { z } from 'zod';

/**
 * An address of a PostgreSQL database: scheme, user, password, host, path, options. A character of the password that should have been
 * written as its code (`@` as `%40`) would cut it in two, so that a part of it is taken for something else.
 */
export const POSTGRES_ADDRESS =
  /^(postgres(?:ql)?:\/\/)(?:([^:@/?#\s]+)(?::[^@/?#\s]*)?@)?([^@/?#\s]*)(\/[^@?#\s]+)(?:\?[^@#\s]*)?$/;

/** Whether it is one, all of which can be read. */
export const isPostgresAddress = (url: string): boolean =>
  POSTGRES_ADDRESS.test(url) && URL.canParse(url) && isDecodable(url);

/** Whether each `%` begins the code of a character in UTF-8. */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** Whether a database can be at this address. */
export const isDatabaseAddress = (url: string): boolean =>
  /^sqlite:\/\/.|^memory:\/\/$/.test(url) || isPostgresAddress(url);

/** The environment variables with the address of the database, and the password of its account where the address has none. */
export const databaseVariables = {
  DATABASE_URL: z
    .string()
    .refine(
      isDatabaseAddress,
      'DATABASE_URL must look like sqlite://data/ovation.sqlite, or like postgres://name:password@host/database; in a password, write each of @ : / ? # % as its code, such as %40 for @.',
    )
    .optional(),
  PGPASSWORD: z.string().optional(),
};
