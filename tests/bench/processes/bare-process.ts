import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import {
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { answerParent } from './answer-parent.ts';
import {
  ANSWERS,
  CARD,
  CARDS,
  CHOICES,
  LONG_MESSAGE,
  MESSAGE,
  MODAL,
  PICTURED,
  TURN_CARD,
} from './constant-answers.ts';

/**
 * The floor: discord.js alone, which answers everything with a constant, after it has committed one row where Ovation stores
 * something first.
 */
const [apiUrl = '', token = '', databaseFile = ':memory:'] = process.argv.slice(2);
const database = new DatabaseSync(databaseFile);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec('CREATE TABLE IF NOT EXISTS keyv (key TEXT PRIMARY KEY, value TEXT)');
const insert = database.prepare('INSERT OR REPLACE INTO keyv VALUES (?, ?)');
const store = (key: string) => insert.run(key, 'x'.repeat(600));

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
client.on(Events.InteractionCreate, (interaction) => void answer(interaction));

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return interaction.respond(CHOICES);
  const name = nameOf(interaction);
  const { kind, stores = false } = ANSWERS[name] ?? { kind: 'message' };
  if (stores) store(name);
  if (interaction.isModalSubmit()) return submit(interaction);
  if (interaction.isMessageComponent() && kind === 'update')
    await interaction.update(name === TURN_CARD ? CARD : MESSAGE);
  else if (kind === 'modal') await interaction.showModal(MODAL);
  else if (CARDS.includes(name)) await interaction.reply(cardFor(interaction));
  else {
    const message = name === 'review read' ? LONG_MESSAGE : MESSAGE;
    await interaction.reply({ ...message, flags: MessageFlags.Ephemeral });
  }
}

const asked = new Set<string>();

/** With its picture from the second time on that the same is asked: the first time Ovation answers without, and draws it. */
function cardFor(interaction: Exclude<Interaction, { respond: unknown }>): object {
  if (!interaction.isChatInputCommand()) return CARD;
  const { commandName, options } = interaction;
  const pictured = PICTURED.get(options.get('with') ? `${commandName} with` : commandName);
  const question = [commandName, ...options.data.map(({ value }) => value)].join(' ');
  if (pictured === undefined || asked.has(question)) return pictured ?? CARD;
  asked.add(question);
  return CARD;
}

function nameOf(interaction: Exclude<Interaction, { respond: unknown }>): string {
  if (interaction.isMessageComponent()) return interaction.customId;
  if (interaction.isModalSubmit()) return 'submit';
  if (!interaction.isChatInputCommand()) return interaction.commandName;
  const { options, commandName } = interaction;
  return [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)]
    .filter((part) => part !== null)
    .join(' ');
}

/** A form that makes a review is stored, posted, and stored as posted; another is stored. */
async function submit(interaction: ModalSubmitInteraction): Promise<void> {
  store('submitted');
  if (interaction.fields.getTextInputValue('body') !== '') {
    const channel = await client.channels.fetch(interaction.channelId ?? '');
    if (channel?.isSendable()) await channel.send(MESSAGE);
    store('posted');
  }
  await interaction.reply({ ...MESSAGE, flags: MessageFlags.Ephemeral });
}

await answerParent(async () => {
  const ready = once(client, Events.ClientReady);
  await client.login(token);
  await ready;
  return () => client.destroy();
});
