import type { GuildMemory } from '../../src/guilds/memory/guild-memory.ts';
import type { DraftSummary } from '../../src/guilds/reviews/draft-index.ts';
import { plainTitle } from '../../src/presentation/shows/show-title.ts';
import type { Translate } from '../../src/presentation/texts/texts.ts';
import { codePointLength } from '../../src/reviews/plain-text.ts';
import type { NamedShow, Show } from '../../src/reviews/shows/show.ts';
import { parseTitle, type TitleAndYear, titleKey } from '../../src/reviews/shows/title.ts';
import { UserError } from '../../src/reviews/user-error.ts';

/** Discord allows 25 choices, with names of up to 100 code points. */
const MOST_CHOICES = 25;
const CHOICE_LENGTH = 100;

/** Marks the value of a choice as the id of a show or draft; any other value is a title. */
const BY_ID = 'id:';
/** A choice whose draft or show no longer exists is not a title. `createId` makes the ids. */
const STALE_ID = /^id:[\w-]{16}$/;

/** Discord removes these from choices: https://github.com/discord/discord-api-docs/issues/4691. */
const REMOVED_BY_DISCORD = /[\u200d\ufe0f]/g;

interface Choice {
  readonly name: string;
  readonly value: string;
}

/**
 * The choices while a member types a show: their drafts, the guild's shows, and adding the typed title. That comes
 * before shows that only share a word with it, because members who type a new title take the first choice unread.
 */
export function showChoices(
  guild: GuildMemory,
  drafts: readonly DraftSummary[],
  typed: string,
  t: Translate,
): Choice[] {
  const matchingDrafts = drafts.filter(({ title }) => titleKey(title).includes(titleKey(typed)));
  const { matching, similar } = guild.suggestShows(typed, MOST_CHOICES);
  const choicesOf = (shows: readonly Show[]) =>
    shows.filter(({ id }) => !matchingDrafts.some(({ showId }) => showId === id)).map(showChoice);
  const known = [
    ...matchingDrafts.map((draft) => ({ name: draftChoiceName(draft, t), value: BY_ID + draft.showId })),
    ...choicesOf(matching),
  ];
  const add = addChoice(guild, typed, t);
  return [...known.slice(0, MOST_CHOICES - add.length), ...add, ...choicesOf(similar)].slice(0, MOST_CHOICES);
}

/**
 * The show or draft that the member chose, or the title they typed: Discord accepts any value, and sometimes sends a
 * choice's name instead. Throws UserError `draft-not-found` when the draft or show no longer exists.
 */
export function readShowOption(
  guild: GuildMemory,
  drafts: readonly DraftSummary[],
  value: string,
  t: Translate,
): { readonly show: NamedShow } | { readonly typed: string } {
  const draft = drafts.find(
    (draft) => value === BY_ID + draft.showId || isSameChoice(value, draftChoiceName(draft, t)),
  );
  if (draft !== undefined) return { show: { ...draft, id: draft.showId } };
  const show = showOfChoice(guild, value);
  if (show !== undefined) return { show };
  if (STALE_ID.test(value)) throw new UserError('draft-not-found');
  const [before = '', after = ''] = t('choice.add', { title: '\n' }).split('\n');
  const isAdd =
    value.length > before.length + after.length && value.startsWith(before) && value.endsWith(after);
  return { typed: isAdd ? value.slice(before.length, value.length - after.length) : value };
}

/**
 * The choices where only existing shows fit.
 * @param isOffered says which shows; by default those with a review that counts
 */
export function knownShowChoices(
  guild: GuildMemory,
  typed: string,
  isOffered?: (show: Show) => boolean,
): Choice[] {
  const { matching, similar } = guild.suggestShows(typed, MOST_CHOICES, isOffered);
  return [...matching, ...similar].map(showChoice);
}

/** The choices among the shows that a member has reviewed, the latest first while they have typed nothing. */
export function ownShowChoices(guild: GuildMemory, userId: string, typed: string): Choice[] {
  if (typed.trim() !== '')
    return knownShowChoices(guild, typed, ({ id }) => guild.review(id, userId) !== undefined);
  const latest = guild.reviewsByAuthor(userId).sort((a, b) => b.changedAt - a.changedAt);
  const shows = latest.slice(0, MOST_CHOICES).flatMap(({ showId }) => guild.show(showId) ?? []);
  return shows.map(showChoice);
}

/** The shows that a choice, or a typed title, can mean; several when they share the title. */
export function readKnownShows(guild: GuildMemory, value: string): readonly Show[] {
  const show = showOfChoice(guild, value);
  if (show !== undefined) return [show];
  const match = guild.matchShow(parseTitle(value));
  return match.kind === 'one' ? [match.show] : match.kind === 'several' ? match.shows : [];
}

/** Finds a choice's show by its value, or by its name because Discord sometimes sends that. */
function showOfChoice(guild: GuildMemory, value: string): Show | undefined {
  const byId = value.startsWith(BY_ID) ? guild.show(value.slice(BY_ID.length)) : undefined;
  if (byId !== undefined || !value.includes('…')) return byId;
  // Only a shortened name ends with an ellipsis. A full name is a title, which the caller looks up.
  return guild
    .suggestShows('', Infinity, () => true)
    .matching.find((show) => isShortened(show) && isSameChoice(value, choiceName(show)));
}

function addChoice(guild: GuildMemory, typed: string, t: Translate): Choice[] {
  const title = typed.trim();
  if (parseTitle(title).title === '') return [];
  const match = guild.matchShow(parseTitle(title));
  const known = match.kind === 'one' ? [match.show] : match.kind === 'several' ? match.shows : [];
  if (known.some(({ id }) => guild.isReviewed(id))) return [];
  const name = t('choice.add', { title });
  return codePointLength(name) > CHOICE_LENGTH ? [] : [{ name, value: title }];
}

const isSameChoice = (value: string, name: string): boolean =>
  value.replace(REMOVED_BY_DISCORD, '') === name.replace(REMOVED_BY_DISCORD, '');

const showChoice = (show: Show): Choice => ({ name: choiceName(show), value: BY_ID + show.id });

/** Whether a choice may not show the whole title: asked of all shows, so it does not count code points. */
const isShortened = ({ title }: Show): boolean => title.length + ' (2025)'.length > CHOICE_LENGTH;

const choiceName = (show: TitleAndYear): string => plainTitle(show, CHOICE_LENGTH);

const draftChoiceName = (draft: DraftSummary, t: Translate): string =>
  t('choice.continue', {
    title: plainTitle(draft, CHOICE_LENGTH - t('choice.continue', { title: '' }).length),
  });
