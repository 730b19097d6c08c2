import { expect, test } from 'vitest';
import { CountedReviews } from '../../../src/guilds/derived/counted-reviews.ts';
import { ShowCatalogue } from '../../../src/guilds/derived/show-catalogue.ts';
import { GatheredScores } from '../../../src/guilds/taste/gathered-scores.ts';
import { reviewKey } from '../../../src/reviews/review.ts';
import { NONE } from '../../../src/reviews/taste/score-table.ts';
import { runSteps } from '../../../src/reviews/taste/steps.ts';

const facts = (showId: string, authorId: string, score: number) => ({
  ...{ key: reviewKey(showId, authorId), showId, authorId, authorName: 'Noor', score },
  ...{ hasText: true, imported: false },
  ...{ writtenAt: score, changedAt: 1, posting: { state: 'withheld', reason: 'lost' } as const },
});

function gather(counted: CountedReviews) {
  const gathering = new GatheredScores(counted.index, (id) => id);
  return { gathering, steps: gathering.gather() };
}

test('Scores that change while others are gathered are as they are in the end', () => {
  const counted = new CountedReviews(new ShowCatalogue(() => 1), () => undefined);
  for (let at = 0; at < 4000; at += 1) counted.load(facts(`s${at % 3}`, String(1000 + at), (at % 21) * 5));
  const { gathering, steps } = gather(counted);
  counted.index.follow({ add: (row) => gathering.put(row), remove: (row) => gathering.put(row) });
  steps.next();
  steps.next();
  // Of those that were gathered, of those that were not, and new ones.
  for (const at of [0, 1, 3998]) counted.put(facts(`s${at % 3}`, String(1000 + at), 100));
  for (const at of [2, 3999]) counted.remove(counted.index.rowOf(`s${at % 3}`, String(1000 + at)) ?? -1);
  counted.put(facts('s4', '9', 30));
  const columns = runSteps(steps);
  const afterwards = runSteps(gather(counted).steps);
  expect(columns).toBeDefined();
  expect(afterwards?.show.filter((show) => show !== NONE)).toHaveLength(3999);
  const plain = (all: typeof columns) =>
    Array.from(all?.show ?? [], (show, row) =>
      show === NONE
        ? undefined
        : [show, all?.member[row], all?.score[row], all?.writtenAt[row], all?.imported[row]],
    ).slice(0, counted.index.rowCount);
  expect(plain(columns)).toEqual(plain(afterwards));
});

test('When more reviews come meanwhile than there is room for, they are gathered again', () => {
  const counted = new CountedReviews(new ShowCatalogue(() => 1), () => undefined);
  counted.load(facts('s0', '1', 50));
  const { steps } = gather(counted);
  steps.next();
  for (let at = 0; at < 2000; at += 1) counted.load(facts('s1', String(1000 + at), 50));
  expect(runSteps(steps)).toBeUndefined();
});
