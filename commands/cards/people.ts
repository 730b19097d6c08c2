import type { Author } from '../../src/reviews/review.ts';
import type { CardContext } from './card-context.ts';

/** A member as a card names them: not escaped. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Absent for somebody of whom only the id is known. */
  readonly avatarUrl?: string | undefined;
}

/** Where people are looked up, for whom a word stands in for an unknown name. */
type Lookup = Pick<CardContext, 'guild' | 'interaction' | 't'>;

/** Finds a member's name and picture. Rejects as `peopleOf` does. */
export const personOf = async (lookup: Lookup, userId: string): Promise<Person> =>
  (await peopleOf(lookup, [userId]))(userId);

/**
 * Finds many members' names and pictures at once, without a request to Discord: as discord.js has them cached, else as the
 * review has them that each changed last, so that those who left keep their names. Anybody else is "someone". Rejects with
 * StorageError when reviews can't be read.
 */
export async function peopleOf(
  lookup: Lookup,
  userIds: Iterable<string>,
): Promise<(userId: string) => Person> {
  const known = new Map<string, Person>();
  const find = async (id: string) =>
    known.set(id, cached(lookup, id) ?? (await stored(lookup, id)) ?? someone(lookup, id));
  await Promise.all(Array.from(new Set(userIds), find));
  return (userId) => known.get(userId) ?? someone(lookup, userId);
}

function cached({ interaction }: Lookup, id: string): Person | undefined {
  const member = interaction.guild.members.cache.get(id);
  return member && { id, name: member.displayName, avatarUrl: member.displayAvatarURL() };
}

async function stored({ guild, interaction }: Lookup, id: string): Promise<Person | undefined> {
  const key = (await guild.memory.changedOrders.of(id)).at(0);
  const author: Author | undefined =
    key === undefined ? undefined : (await guild.readableReview(key))?.author;
  if (author !== undefined) return author;
  // Somebody who left, or never came, and whom a command has named.
  const user = interaction.client.users.cache.get(id);
  return user && { id, name: user.displayName, avatarUrl: user.displayAvatarURL() };
}

const someone = ({ t }: Lookup, id: string): Person => ({ id, name: t('person.unknown') });
