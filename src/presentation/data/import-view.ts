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
type ClashChoice = (typeof CLASH_CHOICES)[number];

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
      | 'clashing-texts'
      | 'newer-texts'
      | 'imported'
      | 'replaced'
      | 'posted'
      | 'stayed']?: number | undefined;
  };
}

/** How many rows about shows that the member has reviewed a rule leaves out. @param newer how many of them are newer in the file */
const leftOf = (rule: ClashChoice, clashing = 0, newer = 0): number =>
  ({ mine: clashing, theirs: 0, newer: clashing - newer })[rule];

/** A member's import that waits, as it will be by the rule that is chosen. */
export function byRule<View extends ImportView>(view: View): View {
  const { restores, ready, skipped, counts, clashes } = view;
  if (restores) return view;
  const left = leftOf(clashes, counts.clashing, counts.newer);
  const texts = leftOf(clashes, counts['clashing-texts'], counts['newer-texts']);
  return {
    ...view,
    ready: ready - left,
    skipped: { ...skipped, clash: (skipped.clash ?? 0) + left },
    counts: { ...counts, texts: (counts.texts ?? 0) - texts },
  };
}

/** How many rows are left out. */
export const leftOut = ({ skipped }: Pick<ImportView, 'skipped'>): number =>
  Object.values(skipped).reduce((sum, count) => sum + count, 0);
