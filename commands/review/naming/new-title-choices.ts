import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import type { LongTitles } from '../../../src/guilds/shows/long-titles.ts';
import { titleReadings } from '../../../src/guilds/shows/title-readings.ts';
import { addName, CHOICE_LENGTH } from '../../../src/presentation/shows/choice-names.ts';
import { namesApart } from '../../../src/presentation/shows/names-apart.ts';
import type { Translate } from '../../../src/presentation/texts/texts.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import { formatTitle, MAX_TITLE, type TitleAndYear } from '../../../src/reviews/shows/title.ts';

/** Marks the value of a choice as the key of a long title, or of one that is too long; any other value is a title. */
const BY_KEY = 'new:';
export const TOO_LONG = 'too-long:';

/** Discord removes these from choices: https://github.com/discord/discord-api-docs/issues/4691. */
const REMOVED_BY_DISCORD = /[\u200d\ufe0f]/g;

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** A choice of a show, and its name where another one has the same. */
export interface ShowChoice extends Choice {
  readonly nameApart?: () => string;
}

/** The choices as Discord takes them. */
export function toldApart(choices: readonly ShowChoice[]): Choice[] {
  const names = namesApart(
    choices,
    ({ name, nameApart }, isApart) => (isApart ? nameApart?.() : name) ?? name,
  );
  return choices.map(({ name, value }, place) => ({ name: names[place] ?? name, value }));
}

/**
 * The choices with which a member adds what they type as a new show: what it can mean, the likelier first.
 * @param now milliseconds since the epoch
 */
export function newTitleChoices(
  guild: GuildMemory,
  typed: string,
  now: number,
  longTitles: LongTitles,
  t: Translate,
): Choice[] {
  const titles = titleReadings(guild, typed, now).filter(({ title }) => title !== '');
  const short = titles.filter(({ title }) => codePointLength(title) <= MAX_TITLE);
  if (short.length === 0 && titles.length > 0)
    return [{ name: t('choice.tooLong', { max: MAX_TITLE }), value: TOO_LONG }];
  return short.map((reading) => addChoice(reading, longTitles, t));
}

function addChoice(meant: TitleAndYear, longTitles: LongTitles, t: Translate): Choice {
  const title = formatTitle(meant);
  const name = addName(meant, t);
  if (name.includes(title)) return { name, value: title };
  const key = BY_KEY + longTitles.keep(title, name);
  return { name, value: codePointLength(title) > CHOICE_LENGTH ? key : title };
}

/** Finds a long title by its key, or by its choice's shortened name. */
export const longTitle = (longTitles: LongTitles, value: string): string | undefined =>
  value.startsWith(BY_KEY)
    ? longTitles.get(value.slice(BY_KEY.length))
    : value.includes('…')
      ? longTitles.named((name) => isSameChoice(value, name))
      : undefined;

/** Whether a value that was sent is a choice's name. */
export const isSameChoice = (value: string, name: string): boolean =>
  value.replace(REMOVED_BY_DISCORD, '') === name.replace(REMOVED_BY_DISCORD, '');
