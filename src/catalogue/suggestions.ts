import type { Clock } from '../clock.ts';
import { cleanLine, codePointLength } from '../reviews/plain-text.ts';
import type { CatalogueEntry, FoundEntry } from '../reviews/shows/catalogue-entry.ts';
import { newReadingsOf } from '../reviews/shows/readings.ts';
import { MAX_TITLE } from '../reviews/shows/title.ts';
import { type Background, LONGEST_WAIT } from './background.ts';
import type { Question } from './catalogue.ts';
import type { CatalogueIndex } from './index/catalogue-index.ts';
import type { LearningSources } from './learning-sources.ts';
import type { Source } from './sources/source.ts';
import { fitOf, unite } from './unite.ts';

/** With as many shows that fit, nobody waits for more. */
const ENOUGH = 5;
/** The longest that sources are waited for when the index knows a show that may be meant, in milliseconds. */
const SHORT_WAIT = 300;
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
  /** What is being answered: many who type the same get one answer. */
  readonly #underWay = new Map<string, Promise<readonly FoundEntry[]>>();

  constructor(parts: CatalogueParts) {
    this.#parts = parts;
  }

  /** Like `Catalogue.suggest`. */
  suggest(question: Question): Promise<readonly FoundEntry[]> {
    const { typed, limit, adult, unhurried } = question;
    if (unhurried !== undefined) return this.#suggest(question);
    const key = JSON.stringify([typed, limit, adult]);
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return underWay;
    const answer = this.#suggest(question).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, answer);
    return answer;
  }

  async #suggest({ typed, limit, adult, unhurried }: Question): Promise<readonly FoundEntry[]> {
    const { index, sources, background } = this.#parts;
    const text = cleanLine(typed);
    const answers: (readonly CatalogueEntry[])[] = sources.map(() => []);
    const order = sources.map(({ name }) => name);
    const find = async () =>
      unite(text, await index.search(text, limit, adult), answers, order).slice(0, limit);
    const found = await find();
    if (background.signal.aborted || !isWorthAsking(text) || isSettled(found)) return found;
    const asked = this.#ask(text, adult, unhurried, answers);
    background.add(asked.all);
    if (unhurried === undefined && hasEnough(found)) return found;
    const most = found.some(isBegun) ? SHORT_WAIT : LONGEST_WAIT;
    await (unhurried === undefined ? background.waitFor(asked.offered, most) : asked.all);
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
  ): { readonly all: Promise<unknown>; readonly offered: Promise<unknown> } {
    const { sources, learning, background, clock } = this.#parts;
    const signal = unhurried ? AbortSignal.any([background.signal, unhurried]) : background.signal;
    const asking = { signal, unhurried: unhurried !== undefined };
    // No source looks for a year.
    const [{ title } = { title: text }] = newReadingsOf(text, new Date(clock.now()).getUTCFullYear());
    const offered = Promise.withResolvers<void>();
    const all = Promise.allSettled(
      sources.map(async (source, place) => {
        const entries = await learning.search(source, title, adult, asking);
        answers[place] = entries;
        if (entries.some((entry) => isBegun({ fit: fitOf(text, entry) }))) offered.resolve();
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

/** Whether it has a title that was typed, or that somebody is typing. */
const isBegun = ({ fit }: Pick<FoundEntry, 'fit'>): boolean => fit === 'exact' || fit === 'begun';

/** Whether what was typed is a title that is known. Bangumi has anime alone, so another show may be meant. */
const isSettled = (found: readonly FoundEntry[]): boolean =>
  found.some(({ entry, fit }) => fit === 'exact' && !entry.ref.startsWith('bangumi:'));

/** Whether somebody who is typing has something to pick: a title that is known, or some that fit. */
const hasEnough = (found: readonly FoundEntry[]): boolean =>
  found.some(({ fit }) => fit === 'exact') || found.filter(({ fit }) => fit !== 'near').length >= ENOUGH;
