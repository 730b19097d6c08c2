import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import type { DraftSummary } from '../../../src/guilds/reviews/draft-index.ts';
import type { LongTitles } from '../../../src/guilds/shows/long-titles.ts';
import {
  CHOICE_LENGTH,
  draftNames,
  titleInName,
  withoutAdd,
} from '../../../src/presentation/shows/choice-names.ts';
import { plainTitle } from '../../../src/presentation/shows/show-title.ts';
import type { Translate } from '../../../src/presentation/texts/texts.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import type { FoundShows } from '../../../src/reviews/shows/found-shows.ts';
import type { NamedShow } from '../../../src/reviews/shows/named-show.ts';
import { readingsOf } from '../../../src/reviews/shows/readings.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { fitsYear } from '../../../src/reviews/shows/similar-title.ts';
import { MAX_TITLE } from '../../../src/reviews/shows/title.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { findOwnShows, findShows } from './find-shows.ts';
import { isSameChoice, longTitle, TOO_LONG } from './new-title-choices.ts';

/** Marks the value of a choice as the id of a show or draft. Any other value is of `newTitleChoices`. */
export const BY_ID = 'id:';
/** A choice whose draft, show or long title is gone is not a title. The ids and keys have 16 characters. */
const STALE = /^(?:id|new):[\w-]{16}$/;

/** How many shows with the same beginning a shortened name is compared with. */
const MOST_ALIKE = 200;

/**
 * The show or draft that the member chose, or the title they typed: Discord accepts any value, and sometimes sends a
 * choice's name instead. Throws UserError `draft-not-found` when the draft or show no longer exists, or `title-too-long`.
 */
export function readShowOption(
  guild: GuildMemory,
  drafts: readonly DraftSummary[],
  value: string,
  longTitles: LongTitles,
  t: Translate,
): { readonly show: NamedShow } | { readonly typed: string } {
  const chosen = draftNames(drafts, t).find(
    ({ draft, name }) => value === BY_ID + draft.showId || isSameChoice(value, name),
  );
  if (chosen !== undefined) return { show: { ...chosen.draft, id: chosen.draft.showId } };
  if (value === TOO_LONG) throw new UserError('title-too-long', { max: MAX_TITLE });
  const show = showOfChoice(guild, value);
  if (show !== undefined) return { show };
  const long = longTitle(longTitles, value);
  if (long === undefined && STALE.test(value)) throw new UserError('draft-not-found');
  return { typed: long ?? withoutAdd(titleInName(value), t) };
}

/**
 * The shows that a choice, or a typed title, can mean: those with the title, else those that it was probably meant for, else the
 * only one that has its words; never one of another year.
 */
export function readKnownShows(guild: GuildMemory, value: string): readonly Show[] {
  const show = showOfChoice(guild, value);
  if (show !== undefined) return [show];
  const typed = titleInName(value);
  return typed.trim() === '' ? [] : meantShows(typed, findShows(guild, typed, 'all'));
}

/** The show to tell about: of several with one title the first that has been reviewed. Throws UserError `no-such-show`. */
export function namedShow(guild: GuildMemory, value: string): Show {
  const shows = readKnownShows(guild, value);
  const show = shows.find(({ id }) => guild.isReviewed(id)) ?? shows[0];
  if (show === undefined) throw new UserError('no-such-show');
  return show;
}

/** The show that a choice, or a typed title, means among those that a member has reviewed. */
export async function readOwnShow(
  guild: GuildMemory,
  userId: string,
  value: string,
): Promise<Show | undefined> {
  const show = showOfChoice(guild, value);
  if (show !== undefined) return guild.hasReview(show.id, userId) ? show : undefined;
  const typed = titleInName(value);
  if (typed.trim() === '') return undefined;
  return meantShows(typed, await findOwnShows(guild, userId, typed))[0];
}

function meantShows(
  typed: string,
  { exact, near, matching, misspelt, resembling }: FoundShows,
): readonly Show[] {
  const { year } = readingsOf(typed).at(-1) ?? {};
  const isOfYear = (show: Show) => fitsYear(show, year) || show.title.includes(String(year));
  const [fitting, nearly] = [matching.filter(isOfYear), resembling.filter(isOfYear)];
  for (const meant of [exact, near]) if (meant.length > 0) return meant;
  if (fitting.length > 0) return fitting.length === 1 ? fitting : [];
  return misspelt.length > 0 || nearly.length > 1 ? misspelt : nearly;
}

/** Finds a choice's show by its value, or by its name because Discord sometimes sends that. */
function showOfChoice(guild: GuildMemory, value: string): Show | undefined {
  const byId = value.startsWith(BY_ID) ? guild.show(value.slice(BY_ID.length)) : undefined;
  if (byId !== undefined || !value.includes('…')) return byId;
  // Only a shortened name ends with an ellipsis. A full name is a title, which the caller looks up.
  const name = titleInName(value);
  const length = CHOICE_LENGTH - (codePointLength(value) - codePointLength(name));
  const { exact, near, matching } = guild.suggestShows(name.slice(0, name.indexOf('…')), MOST_ALIKE, 'all');
  return [...exact, ...near, ...matching].find((show) => isSameChoice(name, plainTitle(show, length)));
}
