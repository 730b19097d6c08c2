import { leadOnCard } from '../../../src/presentation/cards/lead-on-card.ts';
import { nameWithin } from '../../../src/presentation/cards/names.ts';
import type { Person } from '../../../src/presentation/cards/people/person.ts';
import type { CardContext, RenderedCard } from '../card-context.ts';

/**
 * What stands in place of a card about somebody who keeps their profile to themselves, or is a bot; undefined for anybody else,
 * and for the member themselves. Their reviews stay public under each show.
 */
export function insteadOf(
  { guild, place, userId, t }: CardContext,
  { id, name, isBot = false }: Person,
): RenderedCard | undefined {
  if (!isBot && (id === userId || !guild.memory.isProfileHidden(id))) return undefined;
  const sentence = t(isBot ? 'profile.bot' : 'profile.hidden', { name: nameWithin(name, Infinity) });
  return { message: leadOnCard(place, sentence, t), isPersonal: true };
}
