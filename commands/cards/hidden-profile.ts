import { leadOnCard } from '../../src/presentation/cards/lead-on-card.ts';
import { nameWithin } from '../../src/presentation/cards/names.ts';
import type { CardContext, RenderedCard } from './card-context.ts';
import { personOf } from './people.ts';

/** Whether a member keeps their profile, and how their taste compares, from the one who asks: their reviews stay public. */
const isHiddenFrom = ({ guild, userId }: Pick<CardContext, 'guild' | 'userId'>, memberId: string): boolean =>
  memberId !== userId && guild.memory.isProfileHidden(memberId);

/** What stands in place of a card about somebody who shows none, or has none; undefined when they may have one. */
export async function insteadOfPerson(
  context: CardContext,
  memberId: string,
): Promise<RenderedCard | undefined> {
  const { place, t } = context;
  const { name, isBot = false } = await personOf(context, memberId);
  if (!isBot && !isHiddenFrom(context, memberId)) return undefined;
  const words = { name: nameWithin(name, Infinity) };
  return {
    message: leadOnCard(place, t(isBot ? 'profile.bot' : 'profile.hidden', words), t),
    isPersonal: true,
  };
}
