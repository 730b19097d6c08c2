import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { Client, Events, GatewayIntentBits, type Interaction, MessageFlags, Routes } from 'discord.js';
import { commands } from '../../../commands/index.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { answerParent } from '../storm/measure.ts';
import { CHOICES, LONG_MESSAGE, MESSAGE, MODAL } from './constant-answers.ts';

/**
 * The floor: discord.js alone, which answers everything with a constant, after it has committed one row where Ovation stores
 * something first.
 */
const [apiUrl = '', token = '', databaseFile = ''] = process.argv.slice(2);
const database = new DatabaseSync(databaseFile);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec('CREATE TABLE IF NOT EXISTS keyv (key TEXT PRIMARY KEY, value TEXT)');
const insert = database.prepare('INSERT OR REPLACE INTO keyv VALUES (?, ?)');
const store = (key: string) => insert.run(key, 'x'.repeat(600));

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
client.on(Events.InteractionCreate, (interaction) => void answer(interaction));

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await interaction.respond(CHOICES);
  else if (interaction.isModalSubmit()) {
    store('review');
    const channel = await client.channels.fetch(interaction.channelId ?? '');
    if (channel?.isSendable()) await channel.send(MESSAGE);
    store('posted');
    await interaction.reply({ ...MESSAGE, flags: MessageFlags.Ephemeral });
  } else if (interaction.isMessageComponent()) await interaction.update(MESSAGE);
  else if (interaction.isChatInputCommand()) {
    const name = `${interaction.commandName} ${interaction.options.getSubcommand(false)}`;
    if (name === 'review write' || name === 'review edit') {
      store('draft');
      await interaction.showModal(MODAL);
    } else {
      const message = name === 'review read' ? LONG_MESSAGE : MESSAGE;
      await interaction.reply({ ...message, flags: MessageFlags.Ephemeral });
    }
  } else if (interaction.isMessageContextMenuCommand()) await interaction.showModal(MODAL);
}

const ready = once(client, Events.ClientReady);
await client.login(token);
await ready;
const texts = createTexts();
await client.rest.put(Routes.applicationCommands(client.application?.id ?? ''), {
  body: commands.map(({ definition }) => definition(texts)),
});
answerParent(() => client.destroy());
