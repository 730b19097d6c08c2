import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';

/** An entry that is put, or removed when `entry` is undefined. Kinds are named, and keys made, as in the store. */
export interface ChangeOf<K extends Kind> {
  readonly kind: K;
  readonly key: string;
  readonly entry: GuildEntries[K] | undefined;
}

export type Change = { [K in Kind]: ChangeOf<K> }[Kind];

export const put = <K extends Kind>(kind: K, key: string, entry: GuildEntries[K]): ChangeOf<K> => ({
  kind,
  key,
  entry,
});

export const remove = <K extends Kind>(kind: K, key: string): ChangeOf<K> => ({
  kind,
  key,
  entry: undefined,
});
