import { refsOf, type ShowRef } from '../../../../../src/reviews/shows/show-ids.ts';
import { plainTypos } from '../../../../support/plain-typos.ts';
import { letters, literalLetters } from '../letters.ts';
import type { GeneratedShow } from '../shows.ts';
import { initialsOf, spellings, writtenSpellings } from '../spellings.ts';
import type { Query, QueryDraft, Relation } from './query.ts';

/** A show, and how well known it is: its rank, the best known first; undefined when nobody knows. */
export type JudgedShow = GeneratedShow & { readonly rank?: number | undefined };

/** Titles with fewer letters have no recognisable typing errors. */
const FEWEST_FOR_ERRORS = 4;

/** A relation of a query that waits for shows which fulfil it. */
interface Claim {
  readonly relation: Relation;
  readonly level: number;
  readonly found: Found[];
}

/** The shows of one level of a query: the best known one, and those of which nobody knows. */
interface Found {
  best?: JudgedShow;
  readonly unranked: Set<JudgedShow>;
}

const withoutOne = (text: string): readonly string[] =>
  Array.from({ length: text.length }, (_, at) => text.slice(0, at) + text.slice(at + 1));

function add(claims: Map<string, Set<Claim>>, wanted: string, claim: Claim): void {
  claims.set(wanted, (claims.get(wanted) ?? new Set()).add(claim));
}

/** Finds the right shows of queries, by the definition of each, in one walk through all shows. */
export class RightShows {
  readonly #drafts: readonly QueryDraft[];
  readonly #found: readonly Found[][];
  readonly #spelled = new Map<string, Set<Claim>>();
  readonly #begun = new Map<string, Set<Claim>>();
  readonly #beginnings: readonly number[];
  readonly #abbreviated = new Map<string, Set<Claim>>();
  /** By what is left of the typed text when one letter is taken away, or none. */
  readonly #near = new Map<string, Set<Claim>>();

  constructor(drafts: readonly QueryDraft[]) {
    this.#drafts = drafts;
    this.#found = drafts.map(({ levels }) => levels.map(() => ({ unranked: new Set<JudgedShow>() })));
    drafts.forEach(({ levels }, at) => {
      const found = this.#found[at] as Found[];
      levels.forEach((level, number) => {
        for (const relation of level) this.#claim({ relation, level: number, found });
      });
    });
    this.#beginnings = [...new Set([...this.#begun.keys()].map(({ length }) => length))].sort(
      (a, b) => a - b,
    );
  }

  #claim(claim: Claim): void {
    const { how, letters: wanted } = claim.relation;
    if (how === 'nears') for (const rest of [wanted, ...withoutOne(wanted)]) add(this.#near, rest, claim);
    else
      add({ spells: this.#spelled, begins: this.#begun, abbreviates: this.#abbreviated }[how], wanted, claim);
  }

  /** Takes notice of a show. */
  see(show: JudgedShow): void {
    for (const title of show.titles) {
      for (const spelled of spellings(title))
        this.#settle(
          this.#spelled.get(spelled),
          show,
          ({ year, season }) => season === undefined && (year ?? show.entry.year) === show.entry.year,
        );
      const literal = literalLetters(title.text);
      if (literal !== letters(title.text)) this.#seeBeginnings(literal, show);
      for (const written of writtenSpellings(title)) {
        this.#seeBeginnings(written, show);
        this.#seeErrors(written, show);
      }
      for (const initials of initialsOf(title)) this.#settle(this.#abbreviated.get(initials), show);
    }
    for (const title of show.season?.of ?? [])
      for (const spelled of spellings(title))
        this.#settle(this.#spelled.get(spelled), show, ({ season }) => season === show.season?.number);
  }

  #seeBeginnings(written: string, show: JudgedShow): void {
    for (const length of this.#beginnings) {
      if (length > written.length) return;
      this.#settle(this.#begun.get(written.slice(0, length)), show);
    }
  }

  #seeErrors(written: string, show: JudgedShow): void {
    if (written.length < FEWEST_FOR_ERRORS) return;
    for (const rest of [written, ...withoutOne(written)])
      this.#settle(this.#near.get(rest), show, (relation) => plainTypos(relation.letters, written) <= 1);
  }

  #settle(
    claims: Iterable<Claim> | undefined,
    show: JudgedShow,
    holds: (relation: { letters: string; year?: number; season?: number }) => boolean = () => true,
  ): void {
    for (const { relation, level, found } of claims ?? []) {
      const place = found[level];
      if (place === undefined || !holds(relation)) continue;
      if (show.rank === undefined) place.unranked.add(show);
      else if (show.rank < (place.best?.rank ?? Number.POSITIVE_INFINITY)) place.best = show;
    }
  }

  /** The queries with their right shows, once all shows were seen. */
  *queries(isReal: (at: number) => boolean): Generator<Query> {
    for (const [at, { kind, typed }] of this.#drafts.entries()) {
      const level = this.#found[at]?.find(({ best, unranked }) => best !== undefined || unranked.size > 0);
      const [best, unranked] = [level?.best, [...(level?.unranked ?? [])]];
      const isAny = isReal(at) || best === undefined;
      const known = best === undefined ? [] : [best];
      const right = refsOfAll(isAny ? [...known, ...unranked] : known);
      yield { kind, typed, right, aside: refsOfAll(isAny ? [] : unranked), isReal: isReal(at) };
    }
  }
}

const refsOfAll = (shows: readonly JudgedShow[]): ReadonlySet<ShowRef> =>
  new Set(shows.flatMap(({ entry }) => refsOf(entry)));
