import type { Capacity } from '../capacity/capacity-bench.ts';
import type { Confined } from '../confined/confined-bench.ts';
import type { Size } from '../filled/filled-world.ts';
import type { Week } from '../week/week-bench.ts';

/** What a run measures. */
export interface Plan {
  /** One guild of so many reviews, smallest first. */
  readonly sizes: readonly Size[];
  /** The size that the targets are about. */
  readonly judged: Size;
  readonly many: Size;
  /** How often each command is asked for at the judged size, and at others. */
  readonly samples: { readonly judged: number; readonly other: number };
  /** Whose memory is measured while the bot runs, and how many bytes it may have; a size without a limit is measured alone. */
  readonly running: readonly { readonly size: Size; readonly most?: number }[];
  readonly idle: { readonly size: Size; readonly minutes: number };
  readonly confined: Confined;
  readonly week: Week;
  readonly capacity: Capacity;
  /** How often that is done again which is done once: the middle counts. */
  readonly rounds: number;
}

/** What was aimed at, and what was measured. */
export interface Target {
  readonly aim: string;
  readonly measured: string;
  readonly isMet: boolean;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A part of docs/figures.md. */
export interface Section {
  readonly title: string;
  readonly text: string;
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
}

export const ms = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;

export const whole = (count: number): string => Math.round(count).toLocaleString('en');

export const ratio = (one: number, other: number): string => (one / other).toFixed(2);

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

export const nameOf = ({ guilds, reviewsEach }: Size): string => {
  const reviews = reviewsEach.toLocaleString('en');
  return guilds === 1 ? `${reviews} reviews` : `${guilds.toLocaleString('en')} servers of ${reviews} reviews`;
};

/** The middle one. */
export const middleOf = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** A table in Markdown. */
export function markdownTable({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
