import { readAuthors } from '../../src/guilds/reviews/authors.ts';
import type { Person } from '../../src/presentation/cards/person.ts';
import type { Author } from '../../src/reviews/review.ts';
import type { CardContext } from './card-context.ts';

/** Where people are looked up, for whom a word stands in for an unknown name. */
type Lookup = Pick<CardContext, 'guild' | 'interaction' | 't'>;

/** Finds a member's name and picture. Rejects as `peopleOf` does. */
export const personOf = async (lookup: Lookup, userId: string): Promise<Person> =>
  (await peopleOf(lookup, [userId]))(userId);

/**
 * Finds many members' names and pictures at once, without a request to Discord: as discord.js has them cached, else as their
 * latest review has them, so that those who left keep their names. Anybody else is "someone". Rejects with StorageError when
 * reviews can't be read.
 * @param authors of reviews that have been read already
 */
export async function peopleOf(
  lookup: Lookup,
  userIds: Iterable<string>,
  authors: Iterable<Author> = [],
): Promise<(userId: string) => Person> {
  const known = new Map<string, Person>(Array.from(authors, (author) => [author.id, author]));
  const ids = [...new Set(userIds)];
  for (const person of ids.flatMap((id) => cachedMember(lookup, id) ?? [])) known.set(person.id, person);
  const unknown = ids.filter((id) => !known.has(id));
  for (const author of (await readAuthors(lookup.guild, unknown)).values()) known.set(author.id, author);
  return (id) => known.get(id) ?? cachedUser(lookup, id) ?? { id, name: lookup.t('person.unknown') };
}

function cachedMember({ interaction }: Lookup, id: string): Person | undefined {
  const member = interaction.guild.members.cache.get(id);
  return member && { id, name: member.displayName, avatarUrl: member.displayAvatarURL() };
}

/** Somebody whom a command has named, and who left or never came. */
function cachedUser({ interaction }: Lookup, id: string): Person | undefined {
  const user = interaction.client.users.cache.get(id);
  return user && { id, name: user.displayName, avatarUrl: user.displayAvatarURL() };
}
