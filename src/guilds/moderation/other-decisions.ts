import type { DecisionKind } from '../../reviews/moderation/moderation.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';

/** About how many reviews of an author, without this one, moderators have decided; how many are covered, hidden and frozen. */
export function otherDecisions(
  { moderations, reviewByKey }: Pick<GuildMemory, 'moderations' | 'reviewByKey'>,
  authorId: string,
  exceptKey: string,
): Readonly<Record<DecisionKind | 'reviews', number>> {
  const found = { reviews: 0, covered: 0, hidden: 0, frozen: 0 };
  for (const [key, moderation] of moderations.of(authorId)) {
    if (key === exceptKey || reviewByKey(key) === undefined) continue;
    const names = (['covered', 'hidden', 'frozen'] as const).filter((name) => moderation[name] !== undefined);
    for (const name of names) found[name] += 1;
    if (names.length > 0) found.reviews += 1;
  }
  return found;
}
