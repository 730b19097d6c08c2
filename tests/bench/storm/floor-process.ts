import { once } from 'node:events';
import { Client, Events, GatewayDispatchEvents, GatewayIntentBits } from 'discord.js';
import { answerParent } from '../processes/answer-parent.ts';

/** The floor: discord.js alone, which counts the same events in a map and keeps nothing. */
const [apiUrl = '', token = ''] = process.argv.slice(2);
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessageReactions],
  rest: { api: apiUrl },
});
const counts = new Map<string, number>();
const count = (messageId: string, change: number) =>
  counts.set(messageId, (counts.get(messageId) ?? 0) + change);
client.ws.on(GatewayDispatchEvents.MessageReactionAdd, ({ message_id }) => count(message_id, 1));
client.ws.on(GatewayDispatchEvents.MessageReactionRemove, ({ message_id }) => count(message_id, -1));
await answerParent(async () => {
  const ready = once(client, Events.ClientReady);
  await client.login(token);
  await ready;
  return () => client.destroy();
});
