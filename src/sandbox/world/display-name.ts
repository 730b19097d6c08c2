import type { UserRecord } from './records.ts';

/** The name that Discord's client shows for a user. */
export const displayName = ({ global_name, username }: UserRecord): string => global_name ?? username;
