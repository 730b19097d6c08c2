import { expect, test } from 'vitest';
import type { Answer } from '../../../../src/sandbox/interactions/interactions.ts';
import { fileOf, imdbRatings, importFile, importIdIn, untilSays } from '../../../support/import-files.ts';
import { pressForged } from '../../../support/press-forged.ts';
import {
  blockMember,
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  startWorld,
  wordsOf,
} from '../../../support/world.ts';

const RATINGS = imdbRatings([['Dark Harbour', 2017, '9', '2020-05-01']]);

function formOf(answer: Answer) {
  if (answer.kind !== 'modal') throw new Error('No form');
  return answer.modal;
}

test('Without a file a form asks for files and pasted reviews; afterwards the import that waits is shown', async () => {
  await using world = await startWorld();
  const noor = world.sandbox.member('Noor');
  const form = formOf(await noor.slash('/data import'));
  expect(wordsOf(messageOf(await noor.submit(form, {})))).toContain("There's nothing in the form");
  const answer = await noor.submit(form, { files: [RATINGS] });
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  await untilSays(world, messageOf(answer), 'Import from IMDb');

  const waiting = messageOf(await noor.slash('/data import'));
  expect(wordsOf(waiting)).toContain('Import from IMDb');
  await noor.press(waiting, 'Cancel');
  const cancelled = await untilSays(world, waiting, 'nothing was imported');
  const again = formOf(await noor.press(cancelled, 'Import something else'));
  expect(again.title).toBe('Import reviews');
  const pasted =
    'Glass Heart (2025)\nOverall 8.5\nIt holds until the end.\n---\nDark Harbour (2017)\n7/10\nToo long.';
  const read = messageOf(await noor.submit(again, { pasted }));
  expect(wordsOf(await untilSays(world, read, 'to import'))).toContain('2 to import');
  expect(formOf(await world.sandbox.member('Jun').slash('/data import')).title, 'nobody else sees it').toBe(
    'Import reviews',
  );
});

test('Texts are posted when their member asks for that, and every row is told in a table', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const reviews = 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n'.concat(
    '2024-05-01,Dark Harbour,2017,https://boxd.it/x,4.5,,Nothing stays hidden.,,\n',
    '2024-05-01,=1+1,2017,https://boxd.it/y,,,,,\n',
  );
  const preview = await importFile(world, noor, fileOf('reviews.csv', reviews));
  const table = messageOf(await noor.press(preview, 'See every row'));
  const [file] = table.attachments;
  const text = String(Buffer.from(world.sandbox.world.files.file(file?.path ?? '') ?? []));
  expect(text).toContain('Dark Harbour (2017)');
  expect(text).toContain('can be imported; its show is new here');
  expect(text, 'no spreadsheet runs it').toContain("'=1+1");

  await noor.press(preview, 'Post them too');
  const posting = await untilSays(world, preview, "I'll post the one with a text in");
  await noor.press(posting, "Don't post them");
  await untilSays(world, preview, 'without messages in the channel');
  await noor.press(preview, 'Post them too');
  await noor.press(await untilSays(world, preview, "I'll post"), 'Import 1 review');
  await untilSays(world, preview, "I'm posting one of them");
  await world.sandbox.until(() => reviewMessages(world).length === 1, 'the review');
});

test('A file that can’t be read is said so, by line and column, and what helps', async () => {
  await using world = await startWorld();
  const noor = world.sandbox.member('Noor');
  const words = async (name: string, text: string) =>
    wordsOf(await importFile(world, noor, fileOf(name, text), 'Nothing was imported'));
  expect(await words('broken.json', '{"lists": [1,\n 2')).toMatch(/\*\*broken\.json\*\*, line 2, column \d/);
  expect(await words('empty.csv', '')).toContain("There's nothing in it");
  expect(await words('photo.png', '\u0089PNG\u0000')).toContain("I don't know this kind of file");
  expect(world.logged.join(''), 'nothing of it is a failure').not.toContain('"level":50');
});

test('Nobody decides about somebody else’s import, or imports when they may not write', async () => {
  await using world = await startWorld();
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  const preview = await importFile(world, noor, RATINGS);
  const id = importIdIn(preview);
  for (const name of ['commit', 'cancel', 'undo', 'rows', 'posts'])
    expect(wordsOf(messageOf(await pressForged(world, jun, `import-${name}:${id}`)))).toContain(
      "I don't have this import any more",
    );
  await blockMember(world.sandbox.member('Malik'), noor.id);
  expect(wordsOf(messageOf(await noor.press(preview, 'Import 1 review')))).toContain('blocked');
  expect(wordsOf(messageOf(await noor.slash('/data import', { file: RATINGS })))).toContain('blocked');
});

test('Only managers restore a server’s export, and a member’s import never does', async () => {
  await using world = await startWithReviewChannel();
  const [ada, noor] = [world.sandbox.member('Ada'), world.sandbox.member('Noor')];
  world.sandbox.channel('staff').allow('bot', 'ViewChannel');
  await ada.slash('/settings set', { 'log-channel': world.sandbox.channel('staff').id });
  const done = await importFile(world, noor, RATINGS);
  await noor.press(done, 'Import 1 review');
  await untilSays(world, done, '1 imported');
  const exported = await untilSays(world, messageOf(await ada.slash('/settings export')), 'All reviews of');
  const document = exported.attachments.find(({ filename }) => filename.endsWith('.json'));
  if (document === undefined) throw new Error('No document');
  const file = {
    name: document.filename,
    bytes: world.sandbox.world.files.file(document.path) ?? new Uint8Array(),
  };
  expect(wordsOf(await importFile(world, noor, file, 'Nothing was imported'))).toContain('/settings import');
  const preview = await untilSays(
    world,
    messageOf(await ada.slash('/settings import', { file })),
    'Restore this server',
  );
  const label = labelsOf(preview).find((each) => each.startsWith('Restore')) ?? '';
  await ada.press(preview, label);
  await untilSays(world, preview, 'left out');
  const logged = await world.sandbox.until(
    () => reviewMessages(world, 'staff').at(-1)?.embeds[0]?.description,
    'a line in the log',
  );
  expect(logged).toMatch(/^<@\d+> restored \d+ entries of a server's export\.$/);
  await expect(noor.slash('/settings import', { file })).rejects.toThrow('may not use');
  expect(wordsOf(messageOf(await pressForged(world, noor, 'import-another:server')))).toContain(
    'Manage Server',
  );
});
