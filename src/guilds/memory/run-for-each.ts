import { type Act, allOf, type Guild } from './act.ts';

/** How many acts share a commit, which takes some milliseconds. */
export const ACTS_TOGETHER = 100;

/**
 * Carries out an act for each item, in several commits: each is all or none, and others' acts have their turn in between. The
 * acts change different entries and don't depend on each other. When the disk or the process fails, the first ones are done.
 * An act must not throw because of an entry that does not parse (`readableReview`): the others would not be carried out.
 * Resolves to what the acts answer.
 */
export async function runForEach<Item, Answer>(
  guild: Guild,
  items: readonly Item[],
  actFor: (item: Item) => Act<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let first = 0; first < items.length; first += ACTS_TOGETHER)
    answers.push(...(await guild.run(allOf(items.slice(first, first + ACTS_TOGETHER).map(actFor)))));
  return answers;
}
