import { globSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '../src/storage/sqlite/sqlite-backend.ts';
import { VERSION } from '../src/version.ts';
import { releasedVersions } from './release/changelog.ts';
import { livedFiles } from './storage/kept/lived-server.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  startWorld,
  type World,
  wordsOf,
  writeReview,
} from './support/world.ts';

const LIVED = globSync('tests/storage/kept/lived/*');

/** The bot of this version, in the server that has used an earlier one: see liveIn. */
async function upgraded(lived: string): Promise<World> {
  const directory = await temporaryDirectory();
  await cp(lived, directory, { recursive: true });
  const { database, discord } = livedFiles(directory);
  return startWorld({
    backend: await openSqlite(database),
    sandbox: { dataFile: discord, unlimited: true },
  });
}

/** The titles and texts of a review's message. */
const shown = (message: ReturnType<typeof reviewMessages>[number] | undefined): string =>
  JSON.stringify(message?.embeds);

test.each(LIVED)('Who updates from %s finds everything, and goes on where they were', async (lived) => {
  await using world = await upgraded(lived);
  const [noor, jun, tomas, ada] = ['Noor', 'Jun', 'Tomás', 'Ada'].map((name) => world.sandbox.member(name));
  if (!noor || !jun || !tomas || !ada) throw new Error('Members are missing');
  await world.settled();
  // Nothing was posted again.
  const before = reviewMessages(world);
  expect(before).toHaveLength(3);
  const [glassHeart] = before;
  if (!glassHeart) throw new Error('The first review is gone');
  expect(shown(glassHeart)).toContain('1 of 2 people');

  // Old messages still count votes, and their buttons still answer.
  await ada.react(glassHeart, '👍');
  await world.sandbox.until(() => shown(reviewMessages(world)[0]).includes('2 of 3 people'), 'the vote');
  for (const message of before)
    for (const label of labelsOf(message)) {
      const answer = await ada.press(message, label);
      expect(['message', 'modal']).toContain(answer.kind);
    }

  // Commands find what was written, and change it where it stands.
  expect(wordsOf(messageOf(await ada.slash('/top')))).toMatch(/Glass Heart.*Dark/s);
  const [choice] = await noor.autocomplete('/review edit', 'show', 'glass');
  const opened = await noor.slash('/review edit', { show: choice?.value ?? '' });
  if (opened.kind !== 'modal') throw new Error('No form opened');
  await noor.submit(opened.modal, { body: 'Better the second time.' });
  await world.settled();
  expect(shown(reviewMessages(world).find(({ id }) => id === glassHeart.id))).toContain('second time');

  // What was typed and could not be posted is still there, and new reviews are posted.
  const form = await tomas.slash('/review write', { show: 'Move to Heaven' });
  expect(JSON.stringify(form)).toContain('I cried at every single box.');
  await writeReview(jun, 'Move to Heaven', { body: 'So did I.', score: '9' });
  await world.settled();
  expect(reviewMessages(world)).toHaveLength(4);
  expect(wordsOf(messageOf(await ada.slash('/moderate queue')))).toContain('Dark');
  expect(world.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

test('Each version that was released has left a server to update, as has this one', async () => {
  const released = releasedVersions(await readFile('CHANGELOG.md', 'utf8'));
  // The first is of before there were versions.
  const expected = ['schema-1', ...new Set([...released, VERSION])];
  expect(LIVED.map((lived) => basename(lived)).sort()).toEqual(expected.sort());
});
