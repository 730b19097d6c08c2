import type { BaseInteraction } from 'discord.js';
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import { entryName, refInName } from '../../../src/presentation/shows/choice-names.ts';
import type { Translate } from '../../../src/presentation/texts/texts.ts';
import type { CatalogueEntry, FoundEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import { readShowAddress } from '../../../src/reviews/shows/show-address.ts';
import { parseRef, type ShowRef } from '../../../src/reviews/shows/show-ids.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { type Choice, isSameChoice, type ShowChoice, toldApart } from './new-title-choices.ts';

/** Marks the value of a choice as the ref of the catalogue's entry. */
const BY_REF = 'cat:';

/** Discord has 25 places, and the guild's own shows come first. */
const MOST_ENTRIES = 15;

/** The choices for entries of the catalogue alone. */
export const entryChoices = (found: readonly FoundEntry[], t: Translate): Choice[] =>
  toldApart(found.map(({ entry }) => entryChoice(entry, t)));

/** "Glass Heart (2025) · drama" */
export const entryChoice = (entry: CatalogueEntry, t: Translate): ShowChoice => ({
  name: entryName(entry, t),
  value: BY_REF + entry.ref,
  nameApart: () => entryName(entry, t, entry.ref),
});

/** What the catalogue has for a text that is being typed, best first: an address of a show's page names that show. */
export async function suggestedEntries(
  catalogue: Catalogue,
  typed: string,
  adult: boolean,
): Promise<readonly FoundEntry[]> {
  if (typed.trim() === '') return [];
  const ref = readShowAddress(typed);
  if (ref === undefined) return catalogue.suggest({ typed, limit: MOST_ENTRIES, adult });
  const entry = await lookUpEntry(catalogue, ref, adult);
  return entry === undefined ? [] : [{ entry, fit: 'exact' }];
}

/** What the catalogue has by a ref, unless that is for adults and may not be named here. */
export const lookUpEntry = async (
  catalogue: Catalogue,
  ref: ShowRef,
  adult: boolean,
): Promise<CatalogueEntry | undefined> => ifAllowed(await catalogue.lookUp(ref), adult);

/** As `lookUpEntry`, for what was offered before. Throws UserError `entry-gone` when it can't be had any more, or is no ref. */
export async function offeredEntry(
  catalogue: Catalogue,
  ref: ShowRef | undefined,
  adult: boolean,
): Promise<CatalogueEntry> {
  const entry = ref && (await lookUpEntry(catalogue, ref, adult));
  if (entry === undefined) throw new UserError('entry-gone');
  return entry;
}

const ifAllowed = (entry: CatalogueEntry | undefined, adult: boolean): CatalogueEntry | undefined =>
  entry?.adult === true && !adult ? undefined : entry;

/**
 * The entry whose choice has this name, of which the title can't be read: Discord sometimes sends the name of a choice instead of its
 * value. Undefined for any other name, also for one that has all of the title.
 */
export async function entryNamed(
  catalogue: Catalogue,
  name: string,
  adult: boolean,
  t: Translate,
): Promise<CatalogueEntry | undefined> {
  const ref = parseRef(refInName(name) ?? '');
  // What was offered is in the index.
  if (ref !== undefined) return ifAllowed(await catalogue.find(ref), adult);
  if (!name.includes('…')) return undefined;
  const typed = name.slice(0, name.indexOf('…'));
  const found = await catalogue.suggest({ typed, limit: MOST_ENTRIES, adult });
  return found.find(({ entry }) => isSameChoice(name, entryName(entry, t)))?.entry;
}

/** The ref in a choice's value; undefined in any other. */
export const refInChoice = (value: string): ShowRef | undefined =>
  value.startsWith(BY_REF) ? parseRef(value.slice(BY_REF.length)) : undefined;

/** Whether shows for adults may be named here: the channel, or that of the thread, is age-restricted. */
export function isForAdults({ channel }: BaseInteraction): boolean {
  const place = channel?.isThread() === true ? channel.parent : channel;
  return place !== null && 'nsfw' in place && place.nsfw === true;
}
