import type { GuildRecord } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

/** Makes a channel the one that reviews are posted in. Resolves when that is on disk. */
export const chooseReviewChannel = (guild: OpenGuild, channelId: string): Promise<void> =>
  changeRecord(guild, (record) => ({ ...withReviews(record, channelId), channelId }));

/** Notes that a channel holds reviews: reactions are listened to in these alone. Resolves when that is on disk. */
export const addReviewChannel = (guild: OpenGuild, channelId: string): Promise<void> =>
  changeRecord(guild, (record) => withReviews(record, channelId));

const withReviews = (record: GuildRecord, channelId: string): GuildRecord =>
  record.reviewChannels.includes(channelId)
    ? record
    : { ...record, reviewChannels: [...record.reviewChannels, channelId] };

/** What managers can set, the review channel aside. */
export type Settings = Partial<Omit<GuildRecord, 'channelId' | 'reviewChannels'>>;

/** Changes settings; undefined resets one. Resolves when that is on disk. */
export const changeSettings = (guild: OpenGuild, settings: Settings): Promise<void> =>
  changeRecord(guild, (record) => ({ ...record, ...settings }));

/** Leaves the guild without a review channel; those that hold reviews are listened to as before. */
export const clearReviewChannel = (guild: OpenGuild): Promise<void> =>
  changeRecord(guild, (record) => ({ ...record, channelId: undefined }));

function changeRecord(guild: OpenGuild, change: (record: GuildRecord) => GuildRecord): Promise<void> {
  return guild.queue.run('record', async () => {
    const { id, record } = guild.memory;
    const changed = change(record);
    if (changed === record) return;
    await guild.store.guilds.set(id, changed);
    guild.memory.setRecord(changed);
  });
}
