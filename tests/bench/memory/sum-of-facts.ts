import { DatabaseSync } from 'node:sqlite';

/**
 * The bytes of what has to be known of a review and of a show when each number takes as many bytes as it needs: ids and times
 * eight, one that is made by the bot nine.
 */
const REVIEW = {
  ...{ author: 8, show: 4, score: 1, hasText: 1, writtenAt: 8, changedAt: 8 },
  ...{ aspects: 4, status: 1, imported: 1 },
  ...{ posting: 1, postingId: 9, channel: 8, message: 8, postedAt: 8, helpful: 4, notHelpful: 4 },
};
const SHOW = { id: 12, year: 2, kind: 1, addedBy: 8, addedAt: 8 };

const sum = (facts: Readonly<Record<string, number>>): number =>
  Object.values(facts).reduce((bytes, more) => bytes + more, 0);

/** The bytes of the facts about all reviews and shows in a database, with the titles as UTF-8. */
export function sumOfFacts(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const count = (kind: string) =>
    Number(
      database.prepare('SELECT count(*) AS rows FROM keyv WHERE namespace LIKE ?').get(`${kind}:%`)?.rows,
    );
  const titles = database
    .prepare(
      `SELECT sum(octet_length(json_extract(value, '$.value.title'))) AS bytes FROM keyv WHERE namespace LIKE 'shows:%'`,
    )
    .get();
  const bytes = count('reviews') * sum(REVIEW) + count('shows') * sum(SHOW) + Number(titles?.bytes);
  database.close();
  return bytes;
}
