import type { GuildRecord } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

/** Sets the review channel. Resolves once that is on disk. */
export const chooseReviewChannel = (guild: OpenGuild, channelId: string): Promise<void> =>
  changeRecord(guild, (record) => ({ ...withReviews(record, channelId), channelId }));

/** Adds a channel to those with reviews: the bot ignores reactions in all others. Resolves once that is on disk. */
export const addReviewChannel = (guild: OpenGuild, channelId: string): Promise<void> =>
  changeRecord(guild, (record) => withReviews(record, channelId));

const withReviews = (record: GuildRecord, channelId: string): GuildRecord =>
  record.reviewChannels.includes(channelId)
    ? record
    : { ...record, reviewChannels: [...record.reviewChannels, channelId] };

/** What managers can set, apart from the review channel. */
export type Settings = Partial<Omit<GuildRecord, 'channelId' | 'reviewChannels'>>;

/** Changes settings; an undefined value resets one. Resolves once that is on disk. */
export const changeSettings = (guild: OpenGuild, settings: Settings): Promise<void> =>
  changeRecord(guild, (record) => ({ ...record, ...settings }));

/** Unsets the review channel. Votes in channels that hold reviews still count. */
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
