import { type Client, Events, type Interaction } from 'discord.js';

/**
 * Keeps the interactions that come while what answers them is loaded. Returns what ends that: it brings each to whoever
 * listens by then.
 */
export function keepInteractions(client: Client): () => void {
  const kept: Interaction[] = [];
  const keep = (interaction: Interaction) => void kept.push(interaction);
  client.on(Events.InteractionCreate, keep);
  return () => {
    client.off(Events.InteractionCreate, keep);
    for (const interaction of kept) client.emit(Events.InteractionCreate, interaction);
  };
}
