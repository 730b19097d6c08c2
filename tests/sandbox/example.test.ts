import { ApplicationCommandOptionType, Client, Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

test('The bot answers with what was said', async () => {
  const sandbox = await startSandbox(); // on a free port of loopback
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: sandbox.apiUrl } });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply(interaction.options.getString('text', true));
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  await ready;
  const option = { name: 'text', description: 'What to say', required: true } as const;
  const options = [{ ...option, type: ApplicationCommandOptionType.String } as const];
  await client.application?.commands.create({ name: 'say', description: 'Says it', options });

  sandbox.faults.delay(50); // Discord is slow today
  await sandbox.member('Noor').slash('/say', { text: 'Hello' }, { channel: 'general' });

  const answer = await sandbox.until(() => sandbox.channel('general').messages.at(-1), 'an answer');
  expect(answer.content).toBe('Hello');
  await client.destroy();
  await sandbox.close();
});
