import type { TextKey } from '../texts/catalogues.ts';

type Names<Group extends string> = TextKey extends infer Key
  ? Key extends `${Group}.${infer Name}`
    ? Name
    : never
  : never;

export type ImportFormat = Names<'import.format'>;
export type ImportNote = Names<'import.note'>;
/** Why a row is left out, or what else there is to say about it. */
export type ImportReason = Names<'import.reason'>;
export const CLASH_CHOICES = ['mine', 'theirs', 'newer'] as const;
export type ClashChoice = (typeof CLASH_CHOICES)[number];

/** What is known of an import, as it is stored. */
export interface ImportView {
  readonly id: string;
  readonly format: string;
  /** Whether a manager brings a server's export back. */
  readonly restores?: boolean | undefined;
  readonly clashes: ClashChoice;
  readonly posts?: boolean | undefined;
  readonly notes: readonly string[];
  /** How many rows the files have, and how many of them can be imported. */
  readonly rows: number;
  readonly ready: number;
  /** Why the others are left out. */
  readonly skipped: { readonly [reason: string]: number };
  readonly counts: {
    readonly [Count in
      | 'rounded'
      | 'cut'
      | 'texts'
      | 'new-shows'
      | 'clashing'
      | 'newer'
      | 'imported'
      | 'replaced'
      | 'posted'
      | 'stayed']?: number | undefined;
  };
}

/** How many rows are left out. */
export const leftOut = ({ skipped }: Pick<ImportView, 'skipped'>): number =>
  Object.values(skipped).reduce((sum, count) => sum + count, 0);
