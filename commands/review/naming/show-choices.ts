import type { Among } from '../../../src/guilds/derived/show-catalogue.ts';
import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import type { DraftSummary } from '../../../src/guilds/reviews/draft-index.ts';
import type { LongTitles } from '../../../src/guilds/shows/long-titles.ts';
import { showOfEntry } from '../../../src/guilds/shows/resolve-entry.ts';
import { draftNames, showName } from '../../../src/presentation/shows/choice-names.ts';
import type { Translate } from '../../../src/presentation/texts/texts.ts';
import type { FoundEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import { allFound, type FoundShows, probablyMeant } from '../../../src/reviews/shows/found-shows.ts';
import { readingsOf } from '../../../src/reviews/shows/readings.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { readShowAddress } from '../../../src/reviews/shows/show-address.ts';
import { titleKey } from '../../../src/reviews/shows/title.ts';
import { entryChoice } from './catalogue-choices.ts';
import { findOwnShows, findShows, MOST_CHOICES } from './find-shows.ts';
import { type Choice, newTitleChoices, type ShowChoice, toldApart } from './new-title-choices.ts';
import { BY_ID, readKnownShows } from './read-show.ts';

/** However many shows of the guild fit, so many of the catalogue have a place. */
const LEAST_ENTRIES = 5;

/** Whose choices they are. */
export interface Chooser {
  readonly guild: GuildMemory;
  readonly userId: string;
  readonly t: Translate;
}

/** What else is known where a show is named. */
export interface ChoiceSources {
  readonly drafts: readonly DraftSummary[];
  /** What the catalogue has for the text, best first. */
  readonly entries: readonly FoundEntry[];
  readonly longTitles: LongTitles;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The choices while a member types a show that they want to review, the right one first, since people take that unread: their
 * drafts, the shows that are meant or being typed, those of the catalogue, adding the title, and shows that only share words with it. A
 * show of the catalogue with just the typed title comes before those that are found by a typing error.
 */
export function showChoices(
  chooser: Chooser,
  typed: string,
  { drafts, entries, longTitles, now }: ChoiceSources,
): Choice[] {
  const { guild, t } = chooser;
  const key = titleKey(typed);
  const begun = draftNames(drafts, t).filter(({ draft }) => titleKey(draft.title).includes(key));
  const found = findShows(guild, typed, 'reviewed');
  const isDraft = ({ id }: Show) => begun.some(({ draft }) => draft.showId === id);
  const undrafted = (shows: readonly Show[]) =>
    shows.filter((show) => !isDraft(show)).map((show) => showChoice(chooser, show));
  // A show without reviews is offered to those who type its title, so that they don't add it again.
  const unreviewed =
    found.exact.length > 0 ? [] : knownShows(guild, typed).filter(({ id }) => !guild.isReviewed(id));
  const isKnown = found.exact.length > 0 || unreviewed.length > 0;
  const isTitle = readShowAddress(typed) === undefined;
  const add = isKnown || !isTitle ? [] : newTitleChoices(guild, typed, now, longTitles, t);
  // What the catalogue finds by a title that the guild does not know is the guild's own all the same.
  const ofEntries = entries.map(({ entry }) => showOfEntry(guild, entry));
  const listed = ofEntries.filter((show) => show !== undefined);
  const fresh = entries.filter((_, place) => ofEntries[place] === undefined);
  const titled = fresh.filter(({ fit }) => fit === 'exact');
  const isMistyped = (show: Show) =>
    titled.length > 0 && !listed.includes(show) && [...found.misspelt, ...found.resembling].includes(show);
  const meant = [...new Set([...unreviewed, ...probablyMeant(found), ...listed])];
  const known = [
    ...begun.map(({ draft, name }) => ({ name, value: BY_ID + draft.showId })),
    ...undrafted(meant.filter((show) => !isMistyped(show))),
  ];
  const room = MOST_CHOICES - add.length;
  const offered = [
    ...known.slice(0, room - Math.min(fresh.length, LEAST_ENTRIES)),
    ...titled.map(({ entry }) => entryChoice(entry, t)),
    ...undrafted(meant.filter(isMistyped)),
    ...fresh.filter(({ fit }) => fit !== 'exact').map(({ entry }) => entryChoice(entry, t)),
  ];
  const others = undrafted(found.similar.filter((show) => !listed.includes(show)));
  const choices: ShowChoice[] = [...offered.slice(0, room), ...add, ...others];
  return toldApart(choices.slice(0, MOST_CHOICES));
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
  const choices = choicesOf(chooser, findShows(chooser.guild, typed, among));
  return choices.filter((choice) => choice.value !== value);
}

/** The choices among the shows that a member has reviewed, the latest first while they have typed nothing. */
export async function ownShowChoices(chooser: Chooser, typed: string): Promise<Choice[]> {
  const { guild, userId } = chooser;
  if (typed.trim() !== '') return choicesOf(chooser, await findOwnShows(guild, userId, typed));
  const latest = await guild.changedOrders.of(userId);
  const reviews = Array.from({ length: MOST_CHOICES }, (_, place) =>
    guild.reviewByKey(latest.at(place) ?? ''),
  );
  const shows = reviews.flatMap((review) => (review && guild.show(review.showId)) ?? []);
  return toldApart(shows.map((show) => showChoice(chooser, show)));
}

const choicesOf = (chooser: Chooser, found: FoundShows): Choice[] =>
  toldApart(
    allFound(found)
      .slice(0, MOST_CHOICES)
      .map((show) => showChoice(chooser, show)),
  );

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

function showChoice({ guild, userId, t }: Chooser, show: Show): ShowChoice {
  const own = guild.review(show.id, userId);
  return {
    name: showName(show, own, t),
    value: BY_ID + show.id,
    nameApart: () => showName(show, own, t, show.listing?.ref),
  };
}
