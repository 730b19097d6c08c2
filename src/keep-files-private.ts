/** What strangers on the machine may do with a file, as bits of its mode. */
const OTHERS = 0o007;

/**
 * Keeps all files that this process makes from now on, such as the database and its backups, from the machine's other users. What its
 * group may do is the operator's choice (umask).
 */
export function keepFilesPrivate(): void {
  // In between, nobody may do more. Asked without a mask, Node sets 0 for a moment.
  process.umask(process.umask(0o077) | OTHERS);
}
