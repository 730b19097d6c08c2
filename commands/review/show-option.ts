import type { GuildMemory } from '../../src/guilds/memory/guild-memory.ts';
import type { DraftSummary } from '../../src/guilds/reviews/drafts.ts';
import { plainTitle } from '../../src/presentation/shows/show-title.ts';
import type { Text } from '../../src/presentation/texts/texts.ts';
import { codePointLength } from '../../src/reviews/plain-text.ts';
import type { NamedShow, Show } from '../../src/reviews/shows/show.ts';
import { parseTitle, type TitleAndYear, titleKey } from '../../src/reviews/shows/title.ts';
import { UserError } from '../../src/reviews/user-error.ts';

/** Discord shows 25 choices of 100 code points each. */
const MOST_CHOICES = 25;
const CHOICE_LENGTH = 100;

/** What stands before the id of a show or of a draft in the value of a choice; a title is a value as it is. */
const BY_ID = 'id:';
/** A choice whose draft or show is gone by now: it is nobody's title. Ids are made by `createId`. */
const STALE_ID = /^id:[\w-]{16}$/;

/** Discord takes these out of what it offers: https://github.com/discord/discord-api-docs/issues/4691. */
const REMOVED_BY_DISCORD = /[\u200d\ufe0f]/g;

interface Choice {
  readonly name: string;
  readonly value: string;
}

/**
 * What is offered while a member types a show: their kept drafts, the guild's shows, and adding what is typed. Whoever
 * types a new title takes the first choice without a look: adding it comes before the shows that only share a word with
 * it.
 */
export function showChoices(
  guild: GuildMemory,
  drafts: readonly DraftSummary[],
  typed: string,
  t: Text,
): Choice[] {
  const matchingDrafts = drafts.filter(({ title }) => titleKey(title).includes(titleKey(typed)));
  const { matching, similar } = guild.suggestShows(typed, MOST_CHOICES);
  const choicesOf = (shows: readonly Show[]) =>
    shows
      .filter(({ id }) => !matchingDrafts.some(({ showId }) => showId === id))
      .map((show) => ({ name: choiceName(show), value: BY_ID + show.id }));
  const known = [
    ...matchingDrafts.map((draft) => ({ name: draftChoiceName(draft, t), value: BY_ID + draft.showId })),
    ...choicesOf(matching),
  ];
  const add = addChoice(guild, typed, t);
  return [...known.slice(0, MOST_CHOICES - add.length), ...add, ...choicesOf(similar)].slice(0, MOST_CHOICES);
}

/**
 * What the member chose: a show or draft of theirs by id, or a title. Discord does not hold anybody to the choices, and
 * sometimes sends a choice's name in place of its value. Throws UserError `draft-not-found` for an id of nothing.
 */
export function readShowOption(
  guild: GuildMemory,
  drafts: readonly DraftSummary[],
  value: string,
  t: Text,
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

/** What is offered where a show of the guild is meant: those of `shows` that what is typed stands in. */
export function knownShowChoices(shows: Iterable<Show>, typed: string): Choice[] {
  const key = titleKey(typed);
  const fitting = [...shows].filter((show) => titleKey(choiceName(show)).includes(key));
  return fitting.slice(0, MOST_CHOICES).map((show) => ({ name: choiceName(show), value: BY_ID + show.id }));
}

/** The shows that a choice, or a title typed in its place, can mean; several when they share the title. */
export function readKnownShows(guild: GuildMemory, value: string): readonly Show[] {
  const show = showOfChoice(guild, value);
  if (show !== undefined) return [show];
  const match = guild.matchShow(parseTitle(value));
  return match.kind === 'one' ? [match.show] : match.kind === 'several' ? match.shows : [];
}

/** The show of a choice, by its value or, since Discord sometimes sends that, by its name. */
function showOfChoice(guild: GuildMemory, value: string): Show | undefined {
  const byId = value.startsWith(BY_ID) ? guild.show(value.slice(BY_ID.length)) : undefined;
  if (byId !== undefined || !value.includes('…')) return byId;
  // A name that was too long for a choice ends with an ellipsis, and so is no title.
  return guild.suggestShows('', Infinity).matching.find((show) => isSameChoice(value, choiceName(show)));
}

function addChoice(guild: GuildMemory, typed: string, t: Text): Choice[] {
  const title = typed.trim();
  if (parseTitle(title).title === '' || guild.matchShow(parseTitle(title)).kind !== 'none') return [];
  const name = t('choice.add', { title });
  return codePointLength(name) > CHOICE_LENGTH ? [] : [{ name, value: title }];
}

const isSameChoice = (value: string, name: string): boolean =>
  value.replace(REMOVED_BY_DISCORD, '') === name.replace(REMOVED_BY_DISCORD, '');

const choiceName = (show: TitleAndYear): string => plainTitle(show, CHOICE_LENGTH);

const draftChoiceName = (draft: DraftSummary, t: Text): string =>
  t('choice.continue', {
    title: plainTitle(draft, CHOICE_LENGTH - t('choice.continue', { title: '' }).length),
  });
