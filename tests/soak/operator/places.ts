/** The names of files in a directory in which an operator is killed: the database, a backup of it, and one that is being made. */
export const DATABASE = 'ovation.sqlite';
export const BACKUP = 'backup.sqlite';
export const MADE = 'made.sqlite';
