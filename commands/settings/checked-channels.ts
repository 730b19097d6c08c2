import { type APIChannel, Routes } from 'discord-api-types/v10';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import { NEEDED_PERMISSIONS, STAFF_PERMISSIONS } from '../../src/presentation/permissions.ts';
import type { CheckedChannel } from '../../src/presentation/settings/check-message.ts';
import type { SettingsInvocation } from './invocation.ts';

/** Somebody waits for the answer: a channel that Discord does not describe in this time is hidden. In milliseconds. */
const ANSWER_WITHIN = 1_500;
/** Discord is asked for this many channels at most. */
const MOST_ASKED = 10;

type UsedChannel = Omit<CheckedChannel, 'missing'>;

/** The channels that the bot uses, and what it lacks there. */
export function checkedChannels(invocation: SettingsInvocation): Promise<CheckedChannel[]> {
  const { cache } = invocation.interaction.guild.channels;
  let asked = 0;
  const checked = channelsInUse(invocation.guild).map(async (channel): Promise<CheckedChannel> => {
    const { channelId, needed } = channel;
    const mayAsk = cache.has(channelId) || ++asked <= MOST_ASKED;
    if (mayAsk && (await isArchived(invocation, channelId)))
      return { channelId, use: 'archived', needed: [], missing: [] };
    const missing = missingInGuildChannel(invocation.interaction.guild, channelId);
    return { ...channel, missing: missing.filter((permission) => needed.includes(permission)) };
  });
  return Promise.all(checked);
}

/** Whether a channel is an archived thread: to discord.js that looks like a channel that the bot cannot see. */
async function isArchived(
  { interaction, services }: SettingsInvocation,
  channelId: string,
): Promise<boolean> {
  const known = interaction.guild.channels.cache.get(channelId);
  if (known !== undefined) return known.isThread() && known.archived === true;
  const signal = AbortSignal.timeout(ANSWER_WITHIN);
  const channel = await services.read(Routes.channel(channelId), { signal }).catch(() => undefined);
  const { thread_metadata: thread } = (channel ?? {}) as Extract<APIChannel, { thread_metadata?: unknown }>;
  return thread?.archived === true;
}

function channelsInUse({ memory }: OpenGuild): UsedChannel[] {
  const { channelId, logChannelId, moderatorChannelId } = memory.record;
  const earlier = [...memory.postings.channels.ids()].filter(
    (id) => id !== channelId && memory.postings.channels.get(id).posted > 0,
  );
  const inUse = (id: string | undefined, use: UsedChannel['use'], needed: UsedChannel['needed']) =>
    id === undefined ? [] : [{ channelId: id, use, needed }];
  return [
    ...inUse(channelId, 'reviews', NEEDED_PERMISSIONS),
    ...inUse(logChannelId, 'log', STAFF_PERMISSIONS),
    ...inUse(moderatorChannelId, 'moderators', STAFF_PERMISSIONS),
    ...earlier.flatMap((id) => inUse(id, 'earlier', NEEDED_PERMISSIONS)),
  ];
}
