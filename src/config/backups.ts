import { z } from 'zod';

/** How backups are made on a schedule. */
export interface BackupConfig {
  /** As the operator wrote it: relative to the home directory or absolute. */
  readonly directory: string;
  readonly everyHours: number;
  /** How many are kept. */
  readonly keep: number;
}

/** The environment variables about backups. */
export const backupVariables = {
  BACKUP_DIR: z
    .string()
    .regex(/^(?!\w+:\/\/)/, 'BACKUP_DIR must be a directory such as /mnt/backups.')
    .optional(),
  BACKUP_EVERY_HOURS: z.coerce
    .number('BACKUP_EVERY_HOURS must be a number from 1 to 500.')
    .min(1, 'BACKUP_EVERY_HOURS must be a number from 1 to 500.')
    .max(500, 'BACKUP_EVERY_HOURS must be a number from 1 to 500.')
    .default(24),
  BACKUP_KEEP: z.coerce
    .number('BACKUP_KEEP must be a number from 1 to 1000.')
    .int('BACKUP_KEEP must be a whole number.')
    .min(1, 'BACKUP_KEEP must be a number from 1 to 1000.')
    .max(1000, 'BACKUP_KEEP must be a number from 1 to 1000.')
    .default(7),
};

type Variables = z.infer<z.ZodObject<typeof backupVariables>>;

/** Undefined when none are wanted. */
export const readBackups = ({
  BACKUP_DIR: directory,
  BACKUP_EVERY_HOURS: everyHours,
  BACKUP_KEEP: keep,
}: Variables): BackupConfig | undefined =>
  directory === undefined ? undefined : { directory, everyHours, keep };
