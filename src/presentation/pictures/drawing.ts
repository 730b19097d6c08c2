/**
 * What is drawn, as plain data: the same data gives the same picture, in every language. Scores and means are in tenths; how
 * often each score was given is a list of 21 counts, from 0 to 10 in halves.
 */
export type Drawing = HistogramDrawing | ScoresDrawing | TasteDrawing | WallDrawing;

/** How often each score was given to a show. */
export interface HistogramDrawing {
  readonly kind: 'histogram';
  readonly counts: readonly number[];
}

/** How a member scores, above, and how the server does, below. */
export interface ScoresDrawing {
  readonly kind: 'scores';
  readonly above: NamedCounts;
  readonly below: NamedCounts;
}

export interface NamedCounts {
  readonly name: string;
  readonly counts: readonly number[];
}

/** How two members scored the shows that both know: the one to the right, the other upwards. */
export interface TasteDrawing {
  readonly kind: 'taste';
  readonly one: string;
  readonly other: string;
  readonly dots: readonly (ScoresOfTwo & { readonly count: number })[];
  /** The examples, numbered from 1 in this order: where they agree, then where they part. */
  readonly agree: readonly ScoresOfTwo[];
  readonly part: readonly ScoresOfTwo[];
}

export interface ScoresOfTwo {
  readonly one: number;
  readonly other: number;
}

/** The shows that a member scored highest in a year, nine at most. */
export interface WallDrawing {
  readonly kind: 'wall';
  readonly name: string;
  readonly year: number;
  readonly tiles: readonly { readonly title: string; readonly score: number; readonly showId: string }[];
}

/** A picture: what is drawn, and the same in words, which are made when they are asked for: a card shows one or the other. */
export interface Picture {
  readonly drawing: Drawing;
  /** For those who don't see it, without Markdown. */
  readonly description: string;
  /** Markdown that stands in its place where it can't be shown. */
  readonly text: string;
}
