import { z } from 'zod';

/**
 * An address of a PostgreSQL database: scheme, user, password, host, path, options. A character of the password that should have been
 * written as its code (`@` as `%40`) would cut it in two, so that a part of it is taken for something else.
 */
export const POSTGRES_ADDRESS =
  /^(postgres(?:ql)?:\/\/)(?:([^:@/?#\s]+)(?::[^@/?#\s]*)?@)?([^@/?#\s]*)(\/[^@?#\s]+)(?:\?[^@#\s]*)?$/;

const isPostgresAddress = (url: string): boolean =>
  POSTGRES_ADDRESS.test(url) && URL.canParse(url) && !/%(?![\da-f]{2})/i.test(url);

/** The environment variable with the address of the database. */
export const databaseVariables = {
  DATABASE_URL: z
    .string()
    .refine(
      (url) => /^sqlite:\/\/.|^memory:\/\/$/.test(url) || isPostgresAddress(url),
      'DATABASE_URL must look like sqlite://data/ovation.sqlite, or like postgres://name:password@host/database; in a password, write each of @ : / ? # % as its code, such as %40 for @.',
    )
    .optional(),
};
