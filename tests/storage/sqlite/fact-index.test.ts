import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { ReviewFacts } from '../../../src/reviews/review-facts.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { fullReview } from '../store/sample-entries.ts';

const KEY = 'show-1:80351110224678912';

/** Opens a database in which one review has been changed by hand, before the index of facts was made. */
async function openedWith(change: string) {
  const url = `sqlite://${join(await temporaryDirectory(), 'ovation.sqlite')}`;
  const first = await openStore(url, { onUnreadable: () => {} });
  await first.commit([first.guild('1').reviews.put(KEY, fullReview)]);
  await first.close();
  const database = new DatabaseSync(url.replace('sqlite://', ''));
  database.exec(`DROP INDEX review_facts; UPDATE keyv SET value = ${change} WHERE namespace = 'reviews:1'`);
  database.close();
  const unreadable: string[] = [];
  const store = await openStore(url, { onUnreadable: (_namespace, key) => void unreadable.push(key) });
  const facts: ReviewFacts[] = [];
  await store.reviewFacts('1', (one) => facts.push(one));
  await store.close();
  return { facts, unreadable };
}

test.each([
  ['whose posting is a text', `json_set(value, '$.value.posting', 'posted')`],
  ['whose score is a list', `json_set(value, '$.value.score', json('[1]'))`],
  ['that is no object', `'{"value": 7}'`],
  ['that is no JSON', `'{'`],
])('A review %s keeps no database closed: it is reported, and left out', async (_what, change) => {
  expect(await openedWith(change)).toEqual({ facts: [], unreadable: [KEY] });
});

test('A review that is in order has its facts in the index', async () => {
  const { facts, unreadable } = await openedWith('value');
  expect(facts.map(({ key }) => key)).toEqual([KEY]);
  expect(unreadable).toEqual([]);
});
