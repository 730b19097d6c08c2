import { initialsOf } from '../../../src/catalogue/titles/initials.ts';
import { resolveEntry } from '../../../src/guilds/shows/resolve-entry.ts';
import { type ResolvedShow, resolveShow } from '../../../src/guilds/shows/resolve-show.ts';
import type { CatalogueEntry, FoundEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import type { NamedShow } from '../../../src/reviews/shows/named-show.ts';
import { readingsOf } from '../../../src/reviews/shows/readings.ts';
import { readShowAddress } from '../../../src/reviews/shows/show-address.ts';
import { idsOf, parseRef } from '../../../src/reviews/shows/show-ids.ts';
import { fitsYear, titleLetters } from '../../../src/reviews/shows/similar-title.ts';
import { titleKey } from '../../../src/reviews/shows/title.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { ReviewInvocation } from '../invocation.ts';
import { entryNamed, isForAdults, lookUpEntry, offeredEntry, refInChoice } from './catalogue-choices.ts';
import { readShowOption } from './read-show.ts';

/** As many entries are offered to who typed a title that is each of theirs, beside adding it: a row has five buttons. */
const MOST_MEANT = 4;

/**
 * Which show a choice, a title or the address of a show's page names: one of the guild, else the catalogue's when there is no doubt
 * about it, else a new one with that title. Rejects with UserError `draft-not-found`, `entry-gone`, `address-unknown`, `title-empty`
 * or `title-too-long`.
 * @param newId the id for a show that the guild does not have
 */
export async function nameShow(
  invocation: ReviewInvocation,
  value: string,
  newId: string,
): Promise<ResolvedShow> {
  const { guild, userId, services, interaction, t } = invocation;
  const { memory } = guild;
  const { catalogue } = services;
  const adult = isForAdults(interaction);
  const drafts = () => services.drafts.list(memory.id, userId);
  const one = (show: NamedShow): ResolvedShow => ({ kind: 'one', show });
  const chosen = refInChoice(value);
  if (chosen !== undefined)
    return one(pickedShow(invocation, await offeredEntry(catalogue, chosen, adult), newId));
  const ref = readShowAddress(value);
  if (ref !== undefined) {
    const entry = await lookUpEntry(catalogue, ref, adult);
    const known = memory.showByIds({ ids: idsOf(ref) });
    if (known !== undefined) return one(known);
    if (entry === undefined) throw new UserError('address-unknown');
    return one(pickedShow(invocation, entry, newId));
  }
  const named = readShowOption(memory, drafts(), value, services.longTitles, t);
  if ('show' in named) return one(named.show);
  const sent = await entryNamed(catalogue, value, adult, t);
  if (sent !== undefined) return one(pickedShow(invocation, sent, newId));
  const own = resolveShow(memory, drafts(), named.typed, newId);
  if (own.kind === 'several' || own.show.id !== newId) return own;
  const entries = await meantEntries(invocation, named.typed);
  const [certain, ...others] = entries.filter((entry) => hasLetters(entry, named.typed));
  if (certain !== undefined && others.length === 0 && isTitled(certain, named.typed))
    return one(resolveEntry(memory, drafts(), certain, newId));
  // Somebody else may have added it meanwhile.
  const choice = resolveShow(memory, drafts(), named.typed, newId);
  if (entries.length === 0 || choice.kind === 'several' || choice.show.id !== newId) return choice;
  return { kind: 'several', shows: entries.map(namedEntry), fresh: choice.show };
}

/** The guild's show that a picked entry is, or a new one. */
function pickedShow(
  { guild, userId, services }: ReviewInvocation,
  entry: CatalogueEntry,
  newId: string,
): NamedShow {
  services.catalogue.picked(entry);
  return resolveEntry(guild.memory, services.drafts.list(guild.memory.id, userId), entry, newId);
}

/** The catalogue's shows with this title, in any spelling or short form that people use; of the year that was typed. */
async function meantEntries(
  { interaction, services }: ReviewInvocation,
  typed: string,
): Promise<readonly CatalogueEntry[]> {
  const question = { typed, limit: MOST_MEANT, adult: isForAdults(interaction) };
  const found: readonly FoundEntry[] = await services.catalogue.suggest(question);
  const { year } = readingsOf(typed).at(-1) ?? {};
  return found.flatMap(({ entry, fit }) =>
    fitsYear(entry, year) && (fit === 'exact' || isShortFor(typed, entry)) ? entry : [],
  );
}

/** "aot" for "Attack on Titan". */
const isShortFor = (typed: string, { title, titles }: CatalogueEntry): boolean =>
  [title, ...titles].some((one) => initialsOf(one).usual.includes(titleKey(typed)));

/** Whether one of its titles differs from a text in spaces and signs only: that may be meant, too. */
const hasLetters = ({ title, titles }: CatalogueEntry, typed: string): boolean => {
  const letters = readingsOf(typed).map((reading) => titleLetters(reading.title));
  return [title, ...titles].some((one) => letters.includes(titleLetters(one)));
};

/** Whether a text is one of its titles, letter by letter: initials and romanised titles are other shows', too. */
const isTitled = ({ title, titles }: CatalogueEntry, typed: string): boolean => {
  const keys = readingsOf(typed).map((reading) => titleKey(reading.title));
  return [title, ...titles].some((one) => keys.includes(titleKey(one)));
};

/** Stands in ids of components for the colon of a ref. No id of a show has it. */
const COLON = '~';

/** An entry to choose, whose id in components is its ref. */
const namedEntry = (entry: CatalogueEntry): NamedShow => ({
  id: entry.ref.replace(':', COLON),
  title: entry.title,
  year: entry.year,
  entry,
});

/**
 * The show behind the id of a component: the catalogue's, where that is a ref; undefined for any other. Rejects with UserError
 * `entry-gone`.
 */
export async function chosenEntry(
  invocation: ReviewInvocation,
  id: string,
  newId: string,
): Promise<NamedShow | undefined> {
  const { interaction, services } = invocation;
  const ref = id.includes(COLON) ? parseRef(id.replace(COLON, ':')) : undefined;
  if (ref === undefined) return undefined;
  const entry = await offeredEntry(services.catalogue, ref, isForAdults(interaction));
  return pickedShow(invocation, entry, newId);
}
