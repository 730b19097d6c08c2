import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import { NEEDED_PERMISSIONS, STAFF_PERMISSIONS } from '../../src/presentation/permissions.ts';
import type { CheckedChannel } from '../../src/presentation/settings/check-message.ts';
import { channelState } from './channel-state.ts';
import type { SettingsInvocation } from './invocation.ts';

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
    const state = mayAsk ? await channelState(invocation, channelId) : 'hidden';
    if (state === 'archived') return { channelId, use: 'archived', needed: [], missing: [] };
    if (state === 'gone') return { ...channel, isGone: true, needed: [], missing: [] };
    // Discord's list of permissions goes with its description of the channel.
    if (state === 'hidden') return { ...channel, needed: ['ViewChannel'], missing: ['ViewChannel'] };
    const missing = missingInGuildChannel(invocation.interaction.guild, channelId);
    return { ...channel, missing: missing.filter((permission) => needed.includes(permission)) };
  });
  return Promise.all(checked);
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
