import { expect, test } from 'vitest';
import type { Answer } from '../../../src/sandbox/interactions/interactions.ts';
import type { OptionValues } from '../../../src/sandbox/people/command-options.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { messageOf, reviewMessages } from '../../support/world.ts';
import { keyOf, press, type Step, stepsOf } from './crawler.ts';
import { filledServer } from './servers.ts';

const PUBLIC: readonly (readonly [text: string, options?: OptionValues])[] = [
  ['/top'],
  ['/top', { by: 'Jun' }],
  ['/show', { show: 'Paper Moon' }],
  ['/profile'],
  ['/profile', { member: 'Jun', with: 'Léa' }],
  ['/reviewers', { sort: 'reviews' }],
  ['/recent'],
];

/** Of these answers, so many have a picture. */
const WITH_PICTURE = 3;

/** What a press leads to: a card of a show or of a person, or a form to write in. */
function reached({ customId, value }: Step, answer: Answer): 'show' | 'person' | 'act' | undefined {
  if (answer.kind === 'modal') return 'act';
  const key = keyOf({ customId, value, label: '' });
  return key.startsWith('to s.') ? 'show' : key.startsWith('to p.') ? 'person' : undefined;
}

/** @param open shows the message anew: what is pressed on a private one takes its place */
async function reachedWithin(
  person: Person,
  open: () => Promise<SandboxMessage>,
  presses: number,
): Promise<Set<string>> {
  const found = new Set<string>();
  // Of the choices of a select one stands for all.
  const steps = Map.groupBy(stepsOf(await open()), ({ customId }) => customId);
  for (const [step] of steps.values()) {
    if (found.size === 3 || step === undefined) return found;
    const pressed = async () => press(person, await open(), step);
    const answer = await pressed();
    const what = reached(step, answer);
    if (what !== undefined) found.add(what);
    if (presses === 1 || answer.kind !== 'message') continue;
    for (const more of await reachedWithin(person, async () => messageOf(await pressed()), presses - 1))
      found.add(more);
  }
  return found;
}

test('From all that is public, a show, a person and a form are two presses away, and others see nothing of the presses', async () => {
  await using world = await filledServer();
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  const posted = reviewMessages(world).slice(0, 1);
  const answers: SandboxMessage[] = [];
  for (const [text, options] of PUBLIC) answers.push(messageOf(await jun.slash(text, options)));
  const general = world.sandbox.channel('general');
  // A picture follows its answer.
  await world.sandbox.until(
    () =>
      general.messages.filter(({ attachments }) => attachments.length > 0).length === WITH_PICTURE ||
      undefined,
    'the pictures',
  );
  const before = general.messages.filter(({ visible_to }) => visible_to === null);
  for (const message of [...answers, ...posted])
    expect(await reachedWithin(noor, async () => message, 2), message.id).toEqual(
      new Set(['show', 'person', 'act']),
    );
  expect(general.messages.filter(({ visible_to }) => visible_to === null)).toEqual(before);
});
