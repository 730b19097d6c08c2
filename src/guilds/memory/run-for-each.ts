import { type Act, allOf, type Guild } from './act.ts';

/** How many acts share a commit, which takes some milliseconds. */
export const ACTS_TOGETHER = 100;

/**
 * Carries out an act for each item, in several commits: each is all or none, and others' acts have their turn in between. The
 * acts change different entries and don't depend on each other. When the disk or the process fails, the first ones are done.
 */
export async function runForEach<Item>(
  guild: Guild,
  items: readonly Item[],
  actFor: (item: Item) => Act<unknown>,
): Promise<void> {
  for (let first = 0; first < items.length; first += ACTS_TOGETHER)
    await guild.run(allOf(items.slice(first, first + ACTS_TOGETHER).map(actFor)));
}
