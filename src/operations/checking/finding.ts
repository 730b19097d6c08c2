/**
 * What can be wrong with an entry. `unreadable`: it does not parse; `no-show`, `no-review`, `no-import`: it is about something that
 * is not there; `merged-into-nothing`: a show that is merged into one that is not there, or into itself by way of others;
 * `misfiled`: a review whose key names no show and no member; `unknown`: this Ovation knows no such kind of entry.
 */
export type Fault =
  | 'unreadable'
  | 'no-show'
  | 'no-review'
  | 'no-import'
  | 'merged-into-nothing'
  | 'misfiled'
  | 'unknown';

/** Whether a repair does something about a fault. */
export const isRepaired = (fault: Fault): boolean => fault !== 'unknown' && fault !== 'misfiled';

/** An entry with which something is wrong. */
export interface Finding {
  readonly fault: Fault;
  /** As the kinds table calls it; the namespace of an unknown one. */
  readonly kind: string;
  /** Empty for a namespace of no server. */
  readonly guildId: string;
  readonly key: string;
  /** The show's id, the review's key, or the import's id that it is about; absent for other faults. */
  readonly about?: string | undefined;
  /** What is wrong with an unreadable one. Names properties and types, never a value. */
  readonly problem?: string | undefined;
}

/** What the data is, and what is wrong with it. */
export interface CheckResult {
  /** How many entries there are of each kind. */
  readonly entries: ReadonlyMap<string, number>;
  readonly guilds: number;
  readonly findings: readonly Finding[];
}
