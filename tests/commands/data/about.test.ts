import { expect, test } from 'vitest';
import { messageOf, startWorld, wordsOf } from '../../support/world.ts';

test('A member lets their reviews stand on the public page, which is nobody else’s to say, and takes that back', async () => {
  await using world = await startWorld();
  const [noor, malik] = [world.sandbox.member('Noor'), world.sandbox.member('Malik')];
  const asked = await noor.slash('/data about');
  expect(asked).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(asked))).toContain("your reviews aren't on it");

  const agreed = await noor.press(messageOf(asked), 'Show mine on the public page');
  expect(wordsOf(messageOf(agreed))).toContain('your reviews can be on it');
  expect(wordsOf(messageOf(await malik.slash('/data about')))).toContain("your reviews aren't on it");

  // Whether others see the profile is another question.
  await noor.slash('/profile', { visible: false });
  await noor.slash('/profile', { visible: true });
  const again = messageOf(await noor.slash('/data about'));
  expect(wordsOf(again)).toContain('your reviews can be on it');
  const refused = await noor.press(again, 'Take mine off the public page');
  expect(wordsOf(messageOf(refused))).toContain("your reviews aren't on it");
});
