import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { pressForged } from '../../support/press-forged.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
} from '../../support/world.ts';

interface Option {
  readonly name: string;
  readonly type: number;
  readonly max_length?: number;
  readonly choices?: readonly unknown[];
  readonly options?: readonly Option[];
}

const STRING = 3;
const flat = (options: readonly Option[] = []): readonly Option[] =>
  options.flatMap((option) => [option, ...flat(option.options)]);

test('Every option that takes text says how much', () => {
  const texts = createTexts();
  const definitions = commands.map(({ definition }) => definition(texts) as { options?: readonly Option[] });
  const unbounded = definitions
    .flatMap(({ options }) => flat(options))
    .filter(
      ({ type, choices, max_length }) => type === STRING && choices === undefined && max_length === undefined,
    );
  expect(unbounded).toEqual([]);
});

/** Lets people send what Discord's client would not: as a modified one, it knows no limits. */
function forgetLimits({ sandbox }: World): void {
  const unbounded = ({ max_length, options, ...rest }: Option): Option => ({
    ...rest,
    ...(options && { options: options.map(unbounded) }),
  });
  for (const command of sandbox.world.commands.values())
    sandbox.world.commands.put(command.id, unbounded(command as never) as never);
}

test('An option that holds more than it may is refused with a sentence, and offers nothing', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  forgetLimits(world);
  const show = 'a'.repeat(6000);
  expect(messageOf(await noor.slash('/review write', { show })).content).toContain('200 characters');
  expect(await noor.autocomplete('/review write', 'show', show)).toEqual([]);
});

test('So is a value that no select of the bot has', async () => {
  await using world = await startWithReviewChannel();
  const answer = await pressForged(
    world,
    world.sandbox.member('Noor'),
    'write-show',
    'select',
    'x'.repeat(101),
  );
  expect(messageOf(answer).content).toContain('100 characters');
});

test('So is a field that holds more than the form lets through, and nothing of it is kept', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  const unbounded = JSON.parse(JSON.stringify(modal).replace(/"max_length":\d+,?/g, ''));
  const answer = await noor.submit(unbounded, { headline: 'h'.repeat(151), body: 'Short.', score: '8' });
  expect(messageOf(answer).content).toContain('150 characters');
  expect(reviewMessages(world)).toEqual([]);
});
