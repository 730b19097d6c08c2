import { expect, test } from 'vitest';
import { messageOf, openModal, reviewMessages, startWithReviewChannel } from '../../support/world.ts';

const CALLBACK = { method: 'POST', path: /^\/interactions\/.*\/callback$/ };
const INVALID = { status: 400, body: { code: 50035, message: 'Invalid Form Body' } };

test('A member whose answer Discord refuses is told that something went wrong, and under which id', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  sandbox.faults.answer({ ...CALLBACK, ...INVALID });
  const answer = await sandbox.member('Noor').slash('/top');
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  const id = /the id (\w+)/.exec(messageOf(answer).content)?.[1];
  expect(world.logged.map((line) => JSON.parse(line)).filter(({ level }) => level === 50)).toMatchObject([
    { id },
  ]);
});

test('So is one for whom the bot was thinking before, and what they asked for is done', async () => {
  await using world = await startWithReviewChannel({ timing: { deferAfter: 0 } });
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  sandbox.faults.delay(100, { method: 'POST', path: /^\/channels\// });
  sandbox.faults.answer({ method: 'PATCH', path: /@original/, ...INVALID });
  const answer = messageOf(await noor.submit(modal, { body: 'The band plays for real.', score: '8' }));
  expect(answer.content).toContain("Discord didn't accept my answer");
  expect(reviewMessages(world)).toHaveLength(1);
});
