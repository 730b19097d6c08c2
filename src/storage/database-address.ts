/** The file of a database; undefined for one that is none. */
export const sqlitePath = (url: string): string | undefined => /^sqlite:\/\/(.+)$/.exec(url)?.[1];

/** Whether this is the address of a database on a PostgreSQL server. */
export const isPostgres = (url: string): boolean => /^postgres(?:ql)?:\/\//.test(url);
