import type { Clock } from '../clock.ts';
import { cleanLine, codePointLength } from '../reviews/plain-text.ts';
import type { CatalogueEntry, FoundEntry } from '../reviews/shows/catalogue-entry.ts';
import { newReadingsOf } from '../reviews/shows/readings.ts';
import { MAX_TITLE } from '../reviews/shows/title.ts';
import type { Background } from './background.ts';
import type { Question } from './catalogue.ts';
import type { CatalogueIndex } from './index/catalogue-index.ts';
import type { LearningSources } from './learning-sources.ts';
import type { Source } from './sources/source.ts';
import { unite } from './unite.ts';

/** With as many shows that fit, nobody waits for more. */
const ENOUGH = 5;
/** Once a source has a show that may be meant, the others are waited for this much longer, in milliseconds. */
const LATER_BY = 250;

export interface CatalogueParts {
  readonly index: CatalogueIndex;
  /** In the operator's order. */
  readonly sources: readonly Source[];
  readonly learning: LearningSources;
  readonly background: Background;
  readonly clock: Clock;
}

/** What a text can mean: by the index, and by the sources where it has little. */
export class Suggestions {
  readonly #parts: CatalogueParts;

  constructor(parts: CatalogueParts) {
    this.#parts = parts;
  }

  /** Like `Catalogue.suggest`. */
  async suggest({ typed, limit, adult, unhurried }: Question): Promise<readonly FoundEntry[]> {
    const { index, sources, background } = this.#parts;
    const text = cleanLine(typed);
    const answers: (readonly CatalogueEntry[])[] = sources.map(() => []);
    const find = async () =>
      unite(
        text,
        await index.search(text, limit, adult),
        answers,
        sources.map(({ name }) => name),
      ).slice(0, limit);
    const found = await find();
    if (background.signal.aborted || !isWorthAsking(text) || isSettled(found)) return found;
    const asked = this.#ask(
      text,
      adult,
      unhurried,
      answers,
      async () => begunIn(await find()) > begunIn(found),
    );
    background.add(asked.all);
    if (unhurried === undefined && hasEnough(found)) return found;
    await (unhurried === undefined ? background.waitFor(asked.offered) : asked.all);
    return find();
  }

  /**
   * Asks all sources, and puts their answers in their places as they come. Does not reject: one that has no answer has told the log.
   * @returns `offered`: until a source has a show that may be meant, and those that are about as fast have answered
   */
  #ask(
    text: string,
    adult: boolean,
    unhurried: AbortSignal | undefined,
    answers: (readonly CatalogueEntry[])[],
    hasMore: () => Promise<boolean>,
  ): { readonly all: Promise<unknown>; readonly offered: Promise<unknown> } {
    const { sources, learning, background, clock } = this.#parts;
    const signal = unhurried ? AbortSignal.any([background.signal, unhurried]) : background.signal;
    const asking = { signal, unhurried: unhurried !== undefined };
    // No source looks for a year.
    const [{ title } = { title: text }] = newReadingsOf(text, new Date(clock.now()).getUTCFullYear());
    const offered = Promise.withResolvers<void>();
    const all = Promise.allSettled(
      sources.map(async (source, place) => {
        answers[place] = await learning.search(source, title, adult, asking);
        if (await hasMore()) offered.resolve();
      }),
    );
    const others = offered.promise.then(() => clock.wait(LATER_BY, background.signal));
    return { all, offered: Promise.race([all, others]) };
  }
}

/** A letter or two find anything; of characters that are syllables or words, two can be a title. */
function isWorthAsking(text: string): boolean {
  const length = codePointLength(text);
  return length <= MAX_TITLE && length >= (/\p{Lo}/u.test(text) ? 2 : 3);
}

/** How many shows have a title that was typed, or that somebody is typing. */
const begunIn = (found: readonly FoundEntry[]): number =>
  found.filter(({ fit }) => fit === 'exact' || fit === 'begun').length;

/** Whether what was typed is a title that is known. Bangumi has anime alone, so another show may be meant. */
const isSettled = (found: readonly FoundEntry[]): boolean =>
  found.some(({ entry, fit }) => fit === 'exact' && !entry.ref.startsWith('bangumi:'));

/** Whether somebody who is typing has something to pick: a title that is known, or some that fit. */
const hasEnough = (found: readonly FoundEntry[]): boolean =>
  found.some(({ fit }) => fit === 'exact') || found.filter(({ fit }) => fit !== 'near').length >= ENOUGH;
