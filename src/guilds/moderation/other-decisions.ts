import type { Moderation } from '../../reviews/moderation/moderation.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';

/** How many reviews of an author, without this one, moderators have covered, hidden and frozen. */
export function otherDecisions(
  { moderations }: Pick<GuildMemory, 'moderations'>,
  authorId: string,
  exceptKey: string,
): Readonly<Record<keyof Moderation, number>> {
  const found = { covered: 0, hidden: 0, frozen: 0 };
  for (const [key, moderation] of moderations.of(authorId)) {
    if (key === exceptKey) continue;
    for (const name of ['covered', 'hidden', 'frozen'] as const)
      if (moderation[name] !== undefined) found[name] += 1;
  }
  return found;
}
