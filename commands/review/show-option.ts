import type { Among } from '../../src/guilds/derived/show-catalogue.ts';
import type { GuildMemory } from '../../src/guilds/memory/guild-memory.ts';
import type { DraftSummary } from '../../src/guilds/reviews/draft-index.ts';
import type { LongTitles } from '../../src/guilds/shows/long-titles.ts';
import {
  CHOICE_LENGTH,
  draftNames,
  showName,
  titleInName,
  withoutAdd,
} from '../../src/presentation/shows/choice-names.ts';
import { plainTitle } from '../../src/presentation/shows/show-title.ts';
import type { Translate } from '../../src/presentation/texts/texts.ts';
import { codePointLength } from '../../src/reviews/plain-text.ts';
import { allFound, type FoundShows, probablyMeant } from '../../src/reviews/shows/found-shows.ts';
import type { NamedShow } from '../../src/reviews/shows/named-show.ts';
import { readingsOf } from '../../src/reviews/shows/readings.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import { fitsYear } from '../../src/reviews/shows/similar-title.ts';
import { MAX_TITLE, titleKey } from '../../src/reviews/shows/title.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { type Choice, isSameChoice, longTitle, newTitleChoices, TOO_LONG } from './new-title-choices.ts';

/** Discord allows 25 choices. */
const MOST_CHOICES = 25;

/** Marks the value of a choice as the id of a show or draft. Any other value is of `newTitleChoices`. */
const BY_ID = 'id:';
/** A choice whose draft, show or long title is gone is not a title. The ids and keys have 16 characters. */
const STALE = /^(?:id|new):[\w-]{16}$/;

/** How many shows with the same beginning a shortened name is compared with. */
const MOST_ALIKE = 200;

/** Whose choices they are. */
export interface Chooser {
  readonly guild: GuildMemory;
  readonly userId: string;
  readonly t: Translate;
}

/**
 * The choices while a member types a show that they want to review, the right one first, since people take that unread: their
 * drafts, the shows that are meant or being typed, adding the title, and shows that only share words with it.
 * @param now milliseconds since the epoch
 */
export function showChoices(
  chooser: Chooser,
  drafts: readonly DraftSummary[],
  typed: string,
  longTitles: LongTitles,
  now: number,
): Choice[] {
  const { guild, t } = chooser;
  const key = titleKey(typed);
  const begun = draftNames(drafts, t).filter(({ draft }) => titleKey(draft.title).includes(key));
  const found = guild.suggestShows(typed, MOST_CHOICES);
  const isDraft = ({ id }: Show) => begun.some(({ draft }) => draft.showId === id);
  const undrafted = (shows: readonly Show[]) =>
    shows.filter((show) => !isDraft(show)).map((show) => showChoice(chooser, show));
  // A show without reviews is offered to those who type its title, so that they don't add it again.
  const unreviewed =
    found.exact.length > 0 ? [] : knownShows(guild, typed).filter(({ id }) => !guild.isReviewed(id));
  const isKnown = found.exact.length > 0 || unreviewed.length > 0;
  const add = isKnown ? [] : newTitleChoices(guild, typed, now, longTitles, t);
  const known = [
    ...begun.map(({ draft, name }) => ({ name, value: BY_ID + draft.showId })),
    ...undrafted([...unreviewed, ...probablyMeant(found)]),
  ];
  return [...known.slice(0, MOST_CHOICES - add.length), ...add, ...undrafted(found.similar)].slice(
    0,
    MOST_CHOICES,
  );
}

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
 * The choices where only existing shows fit: those with a review that counts, or all.
 * @param except what another option names already, as `readKnownShows` takes it: that show is not offered
 */
export function knownShowChoices(
  chooser: Chooser,
  typed: string,
  among: Among = 'reviewed',
  except = '',
): Choice[] {
  const [named, ...others] = readKnownShows(chooser.guild, except);
  const value = named !== undefined && others.length === 0 ? BY_ID + named.id : undefined;
  const choices = choicesOf(chooser, chooser.guild.suggestShows(typed, MOST_CHOICES, among));
  return choices.filter((choice) => choice.value !== value);
}

/** The choices among the shows that a member has reviewed, the latest first while they have typed nothing. */
export async function ownShowChoices(chooser: Chooser, typed: string): Promise<Choice[]> {
  const { guild, userId } = chooser;
  if (typed.trim() !== '')
    return choicesOf(chooser, await guild.ownShows.suggest(userId, typed, MOST_CHOICES));
  const latest = await guild.changedOrders.of(userId);
  const reviews = Array.from({ length: MOST_CHOICES }, (_, place) =>
    guild.reviewByKey(latest.at(place) ?? ''),
  );
  const shows = reviews.flatMap((review) => (review && guild.show(review.showId)) ?? []);
  return shows.map((show) => showChoice(chooser, show));
}

/**
 * The shows that a choice, or a typed title, can mean: those with the title, else those that it was probably meant for, else the
 * only one that has its words; never one of another year.
 */
export function readKnownShows(guild: GuildMemory, value: string): readonly Show[] {
  const show = showOfChoice(guild, value);
  if (show !== undefined) return [show];
  const typed = titleInName(value);
  return typed.trim() === '' ? [] : meantShows(typed, guild.suggestShows(typed, MOST_CHOICES, 'all'));
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
  return meantShows(typed, await guild.ownShows.suggest(userId, typed, MOST_CHOICES))[0];
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

const choicesOf = (chooser: Chooser, found: FoundShows): Choice[] =>
  allFound(found)
    .slice(0, MOST_CHOICES)
    .map((show) => showChoice(chooser, show));

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

/** The shows with exactly this title or alias, with or without reviews. */
function knownShows(guild: GuildMemory, typed: string): readonly Show[] {
  for (const reading of readingsOf(typed)) {
    const match = guild.matchShow(reading);
    const isOfOtherYear = (show: Show) =>
      reading.year !== undefined && show.year !== undefined && show.year !== reading.year;
    const shows = match.kind === 'one' ? [match.show] : match.kind === 'several' ? match.shows : [];
    const found = shows.filter((show) => !isOfOtherYear(show));
    if (found.length > 0) return found;
  }
  return [];
}

function showChoice({ guild, userId, t }: Chooser, show: Show): Choice {
  return { name: showName(show, guild.review(show.id, userId), t), value: BY_ID + show.id };
}
