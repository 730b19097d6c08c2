import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { cleanLine, codePointLength } from '../reviews/plain-text.ts';
import type { CatalogueEntry, FoundEntry } from '../reviews/shows/catalogue-entry.ts';
import { isSameShow, refsOf, type ShowIds } from '../reviews/shows/show-ids.ts';
import { MAX_TITLE, parseTitle } from '../reviews/shows/title.ts';
import { LearningSources } from './ask-sources.ts';
import type { Catalogue, Question } from './catalogue.ts';
import { forgetOldData } from './forget-old-data.ts';
import type { CatalogueIndex } from './index/catalogue-index.ts';
import { type Asking, type Source, SourceError } from './sources/source.ts';
import { unite } from './unite.ts';

/** The longest that a source is waited for where somebody types, in milliseconds. */
const LONGEST_WAIT = 1_200;
/** With as many shows that fit, nobody waits for more. */
const ENOUGH = 5;
/** Details that are as old are asked for again, in milliseconds. */
const FRESH = 30 * 24 * 60 * 60_000;

export interface CatalogueOptions {
  readonly index: CatalogueIndex;
  /** Online sources, in the operator's order. */
  readonly sources: readonly Source[];
  readonly clock: Clock;
  readonly log: Logger;
}

/** The catalogue of a bot: the index answers; sources are asked where it has little, and fill it. Closes the index in the end. */
export function createCatalogue({ index, sources, clock, log }: CatalogueOptions): Catalogue {
  const closing = new AbortController();
  const learning = new LearningSources(index, clock);
  const hurried: Asking = { signal: closing.signal, unhurried: false };
  const order = sources.map(({ name }) => name);
  const background = new Set<Promise<void>>();

  /** Goes on behind the answer. */
  function behind(work: Promise<unknown>): void {
    const ended = work.then(
      () => {},
      (err: unknown) => {
        if (!(err instanceof SourceError) && !closing.signal.aborted) {
          log.error({ err }, 'The catalogue of shows failed behind an answer');
        }
      },
    );
    background.add(ended);
    void ended.then(() => background.delete(ended));
  }

  /** An index that fails costs no answer. */
  const orNone = <Answer>(answer: Promise<Answer>, none: Answer): Promise<Answer> =>
    answer.catch((err: unknown) => {
      if (!closing.signal.aborted) log.error({ err }, 'The index of shows did not answer');
      return none;
    });

  const search = (typed: string, limit: number, adult: boolean) =>
    orNone(index.search(typed, limit, adult), []);

  /** Waits for work that goes on behind the answer, for as long as somebody who types can. */
  async function waitFor(work: Promise<unknown>, isHurried = true): Promise<void> {
    behind(work);
    const waited = new AbortController();
    const ended = work.then(
      () => {},
      () => {},
    );
    await (isHurried ? Promise.race([ended, clock.wait(LONGEST_WAIT, waited.signal)]) : ended);
    waited.abort();
  }

  /** Asks all sources. The answers are in the list as they come, by source. */
  function askAll({ typed, adult, unhurried }: Question) {
    const asking = unhurried
      ? { signal: AbortSignal.any([closing.signal, unhurried]), unhurried: true }
      : hurried;
    const { title } = parseTitle(typed);
    const answers: (readonly CatalogueEntry[])[] = sources.map(() => []);
    const all = sources.map(async (source, place) => {
      answers[place] = await learning.search(source, title, adult, asking);
    });
    return { answers, ended: Promise.allSettled(all) };
  }

  async function suggest(question: Question): Promise<readonly FoundEntry[]> {
    const { limit, adult } = question;
    const typed = cleanLine(question.typed);
    const found = unite(typed, await search(typed, limit, adult), [], order);
    if (sources.length === 0 || closing.signal.aborted || !isWorthAsking(typed) || isSettled(found))
      return found;
    const { answers, ended } = askAll({ ...question, typed });
    const isHurried = question.unhurried === undefined;
    if (isHurried && hasEnough(found)) {
      behind(ended);
      return found;
    }
    await waitFor(ended, isHurried);
    return unite(typed, await search(typed, limit, adult), answers, order).slice(0, limit);
  }

  const sourcesFor = (ids: ShowIds): Source[] => {
    const known = sources.filter((source) => source.knows(ids));
    // AniList's ids name a season, as those of its show do; the others' name the whole.
    const rank = ({ name }: Source) => (name === 'anilist' ? 0 : ids[name] === undefined ? 2 : 1);
    return known.toSorted((one, other) => rank(one) - rank(other));
  };

  const find = async (ref: Parameters<Catalogue['find']>[0]) =>
    (await orNone(index.find(ref), undefined))?.entry;

  async function lookUp(ref: Parameters<Catalogue['lookUp']>[0]): Promise<CatalogueEntry | undefined> {
    const known = await find(ref);
    if (known !== undefined || closing.signal.aborted) return known;
    const split = ref.indexOf(':');
    const ids = { [ref.slice(0, split)]: ref.slice(split + 1) };
    const answers: (CatalogueEntry | undefined)[] = [];
    const all = sourcesFor(ids).map(async (source, place) => {
      answers[place] = await learning.details(source, ids, hurried);
    });
    if (all.length > 0) await waitFor(Promise.allSettled(all));
    return answers.find((entry) => entry !== undefined);
  }

  const refresh: Catalogue['refresh'] = async (ids, signal) => {
    const [ref] = refsOf({ ids });
    const known = ref && (await find(ref));
    const asking = { signal: AbortSignal.any([closing.signal, signal]), unhurried: true };
    const asked = sourcesFor(ids);
    if (asked.length === 0) return 'unlisted';
    let isUnavailable = false;
    for (const source of asked) {
      try {
        const entry = await learning.details(source, ids, asking);
        if (entry === undefined || !isSameShow({ ids, year: known?.year }, entry)) continue;
        return (await find(entry.ref)) ?? entry;
      } catch (error) {
        if (!(error instanceof SourceError)) log.error({ err: error }, 'A source of shows failed');
        isUnavailable = true;
      }
    }
    return isUnavailable ? 'unavailable' : 'gone';
  };

  async function learnMore(entry: CatalogueEntry): Promise<void> {
    await index.prefer(entry.ref);
    const known = await index.find(entry.ref);
    const isFresh = known?.isComplete === true && clock.now() - known.fetchedAt < FRESH;
    if (!isFresh || known.entry.poster === undefined) await refresh(entry.ids, closing.signal);
  }

  behind(forgetOldData(index, clock, closing.signal));
  return {
    suggest,
    find,
    lookUp,
    refresh,
    picked: (entry) => {
      if (!closing.signal.aborted) behind(learnMore(entry));
    },
    async close() {
      closing.abort();
      await Promise.all(background);
      await index.close();
    },
  };
}

/** A letter or two find anything; in scripts whose characters are syllables or words, two are a title. */
const isWorthAsking = (typed: string): boolean => {
  const length = codePointLength(typed);
  return length <= MAX_TITLE && length >= (/[\p{Lo}]/u.test(typed) ? 2 : 3);
};

/** Whether what was typed is a title that is known. Bangumi has anime alone, so another show may be meant. */
const isSettled = (found: readonly FoundEntry[]): boolean =>
  found.some(({ entry, fit }) => fit === 'exact' && !entry.ref.startsWith('bangumi:'));

const hasEnough = (found: readonly FoundEntry[]): boolean =>
  found.some(({ fit }) => fit === 'exact') || found.filter(({ fit }) => fit !== 'near').length >= ENOUGH;
