import type { BaseInteraction, GuildMember, User } from 'discord.js';
import { readAuthors } from '../../src/guilds/reviews/authors.ts';
import type { Person } from '../../src/presentation/cards/people/person.ts';
import { isBlank } from '../../src/reviews/plain-text.ts';
import type { Author } from '../../src/reviews/review.ts';
import type { CardContext } from './card-context.ts';

/** Where people are looked up, for whom a word stands in for an unknown name. */
type Lookup = Pick<CardContext, 'guild' | 'interaction' | 't'>;

/** Finds a member's name and picture. Rejects as `peopleOf` does. */
export const personOf = async (lookup: Lookup, userId: string): Promise<Person> =>
  (await peopleOf(lookup, [userId]))(userId);

/**
 * Finds many members' names and pictures at once, without a request to Discord: as the interaction tells them, else as their
 * latest review has them, so that those who left keep their names. Anybody else is "someone". Rejects with StorageError when
 * reviews can't be read.
 * @param authors of reviews that have been read already
 */
export async function peopleOf(
  lookup: Lookup,
  userIds: Iterable<string>,
  authors: Iterable<Author> = [],
): Promise<(userId: string) => Person> {
  const told = [...authors, ...toldOf(lookup.interaction)];
  const known = new Map(told.map((person): [string, Person] => [person.id, person]));
  const unknown = new Set(userIds).difference(known);
  for (const author of (await readAuthors(lookup.guild, unknown)).values()) known.set(author.id, author);
  return (id) => {
    const person = known.get(id);
    return person === undefined
      ? { id, name: lookup.t('person.unknown') }
      : { ...person, name: visibleName(person) };
  };
}

/** Finds members' names alone, at once: as `peopleOf` does. */
export function namesOf({ guild, interaction, t }: Lookup): (userId: string) => string {
  const told = new Map(toldOf(interaction).map(({ id, name }) => [id, name]));
  return (id) => {
    const name = told.get(id) ?? guild.memory.nameOf(id);
    return name === undefined ? t('person.unknown') : visibleName({ id, name });
  };
}

/** Some have a name of which nothing is visible: a line or a choice without any would not tell whom it is about. */
const visibleName = ({ id, name }: Pick<Person, 'id' | 'name'>): string => (isBlank(name) ? id : name);

/** Whom the interaction tells of: those that an option, a form or a select names, and who sent it. The client caches no members. */
function* toldOf(interaction: BaseInteraction<'cached'>): Generator<Person> {
  const { users, members } = namedIn(interaction);
  // Also somebody who left, or never came.
  for (const user of users?.values() ?? []) yield personFrom(user, user);
  for (const member of members?.values() ?? []) yield personFrom(member, member.user);
  yield personFrom(interaction.member, interaction.user);
}

function namedIn(interaction: BaseInteraction<'cached'>) {
  if (interaction.isChatInputCommand() || interaction.isContextMenuCommand())
    return interaction.options.resolved ?? {};
  if (interaction.isModalSubmit()) return interaction.fields.resolved ?? {};
  return interaction.isUserSelectMenu() ? interaction : {};
}

const personFrom = (shown: User | GuildMember, { id, bot }: User): Person => ({
  id,
  name: shown.displayName,
  avatarUrl: shown.displayAvatarURL(),
  isBot: bot,
});
