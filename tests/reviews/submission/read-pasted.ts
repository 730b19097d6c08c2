import { expect } from 'vitest';
import type { Progress } from '../../../src/reviews/review.ts';
import { readPaste } from '../../../src/reviews/submission/paste.ts';

/** The prose of every text: what stands around it differs. */
const PROSE: Readonly<Record<string, string>> = {
  '{A}': 'The town feels lived in, and nobody in it is only there to be laughed at.',
  '{B}': 'The middle drags for two episodes, and then the letters start to arrive.',
};

/** What a careful person reads in a pasted text; what is absent does not matter. */
export interface Reading {
  /** In tenths; null: there is none. */
  readonly score?: number | null;
  readonly spoilers?: boolean;
  /** Null: none may be made. */
  readonly headline?: string | null;
  /** Headline and text together, white space apart: one of these. */
  readonly text?: readonly string[];
  /** Words that must still be there, white space apart. */
  readonly contains?: readonly string[];
  readonly progress?: Progress;
}

const withProse = (text: string): string => text.replace(/\{[AB]\}/g, (name) => PROSE[name] ?? name);

/** Expects of the text in the form, with all else empty, to be read so. */
export function expectReading(pasted: string, want: Reading): void {
  const read = readPaste({ headline: '', body: withProse(pasted), score: '', spoilers: false });
  if (want.score !== undefined) expect(read.score ?? null).toBe(want.score);
  if (want.spoilers !== undefined) expect(read.spoilers).toBe(want.spoilers);
  if (want.headline !== undefined) expect(read.headline ?? null).toBe(want.headline);
  const left = squeezed(`${read.headline ?? ''}${read.body ?? ''}`);
  if (want.text !== undefined) expect(want.text.map((text) => squeezed(withProse(text)))).toContain(left);
  for (const words of want.contains ?? []) expect(left).toContain(squeezed(withProse(words)));
  if (want.progress !== undefined) expect(read.progress).toMatchObject(want.progress);
}

const squeezed = (text: string): string => text.replace(/[\s\u200B-\u200F\u202A-\u202E\uFEFF]+/g, '');
