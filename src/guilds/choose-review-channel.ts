import type { OpenGuild } from './guild-directory.ts';

/** Makes a channel the one that reviews are posted in. Resolves when that is on disk. */
export function chooseReviewChannel(guild: OpenGuild, channelId: string): Promise<void> {
  return guild.queue.run('record', async () => {
    const { record, id } = guild.memory;
    const reviewChannels = [...new Set([...record.reviewChannels, channelId])];
    const changed = { ...record, channelId, reviewChannels };
    await guild.store.guilds.set(id, changed);
    guild.memory.setRecord(changed);
  });
}
