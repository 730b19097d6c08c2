import { Client, Events, type Interaction } from 'discord.js';
import { expect, test } from 'vitest';
import { keepInteractions } from '../../../src/discord/interactions/keep-interactions.ts';
import { startWorld } from '../../support/world.ts';

test('Interactions that come before anything answers them reach what does then, once and in their order', () => {
  const client = new Client({ intents: [] });
  const [first, second, third] = ['1', '2', '3'].map((id) => ({ id }) as Interaction);
  const emit = (interaction = {} as Interaction) => client.emit(Events.InteractionCreate, interaction);
  const answerKept = keepInteractions(client);
  emit(first);
  emit(second);
  const answered: Interaction[] = [];
  client.on(Events.InteractionCreate, (interaction) => void answered.push(interaction));
  answerKept();
  emit(third);
  expect(answered).toEqual([first, second, third]);
});

test('A command that comes with the first event of a session is answered', async () => {
  await using world = await startWorld({ onDisk: true });
  const { sandbox } = world;
  await world.stopBot();
  const starting = world.startBot();
  await sandbox.until(() => sandbox.connections() > 0, 'READY');
  expect(await sandbox.member('Jun').slash('/top')).toMatchObject({ kind: 'message' });
  await starting;
});
