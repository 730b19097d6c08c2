import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { wordsOf } from '../../support/world.ts';

/** What answers say in several places, and what of it has to be the same everywhere. */
const PATTERNS: readonly {
  readonly on: RegExp;
  readonly claims: (match: readonly string[]) => [string, string][];
}[] = [
  {
    on: /^\*\*(\d+)\*\* · (.+)\n-# \*\*([\d.]+)\*\* · mean ([\d.]+) · (\d+) reviews$/gm,
    claims: ([, rank = '', title = '', rating = '', mean = '', reviews = '']) => [
      [`the rank of ${title}`, rank],
      [`the rating of ${title}`, rating],
      [`the mean of ${title}`, mean],
      [`the reviews of ${title}`, reviews],
    ],
  },
  {
    on: /^## (.+)\n### ([\d.]+) · #(\d+) of (\d+)\nmean ([\d.]+) · (\d+) reviews$/gm,
    claims: ([, title = '', rating = '', rank = '', shows = '', mean = '', reviews = '']) => [
      [`the rank of ${title}`, rank],
      [`the rating of ${title}`, rating],
      [`the mean of ${title}`, mean],
      [`the reviews of ${title}`, reviews],
      ['how many shows are ranked', shows],
    ],
  },
  {
    on: /^## (.+)\n\*\*(\d+) reviews\*\* · mean ([\d.]+)\n-# This server's mean: ([\d.]+)$/gm,
    claims: ([, name = '', reviews = '', mean = '', usual = '']) => [
      [`the reviews by ${name}`, reviews],
      [`the mean of ${name}`, mean],
      ["the server's mean", usual],
    ],
  },
  {
    on: /^\*\*\d+\*\* · (.+)\n-# \*\*(\d+) reviews\*\*/gm,
    claims: ([, name = '', reviews = '']) => [[`the reviews by ${name}`, reviews]],
  },
];

/** Lists of a part of the shows count by themselves. */
const IS_PART = /^## (?!Best of Ovation Sandbox\n).*\n(?:-# .*\n)+\*\*1\*\* · .*\n-# \*\*[\d.]+\*\*/;

/** Remembers what answers say, and finds where one contradicts another. */
export class Claims {
  readonly #known = new Map<string, string>();

  /** How many things have been said. */
  get size(): number {
    return this.#known.size;
  }

  /** What this message says otherwise than one before. */
  contradictionsIn(message: SandboxMessage): string[] {
    const words = wordsOf(message);
    if (IS_PART.test(words)) return [];
    const said = PATTERNS.flatMap(({ on, claims }) =>
      [...words.matchAll(on)].flatMap((match) => claims(match)),
    );
    return said.flatMap(([what, value]) => {
      const before = this.#known.get(what) ?? value;
      this.#known.set(what, before);
      return before === value ? [] : [`${what} is ${value}, and was ${before}`];
    });
  }
}
