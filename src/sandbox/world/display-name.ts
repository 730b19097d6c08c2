import type { UserRecord } from './records.ts';

/** The name under which a user is shown. */
export const displayName = ({ global_name, username }: UserRecord): string => global_name ?? username;
