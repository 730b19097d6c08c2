import type { ChatInputCommandInteraction } from 'discord.js';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import { privately } from '../../src/discord/interactions/command.ts';
import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import { NEEDED_PERMISSIONS, STAFF_PERMISSIONS } from '../../src/presentation/permissions.ts';
import {
  type CheckedChannel,
  type Comparison,
  checkMessage,
} from '../../src/presentation/settings/check-message.ts';
import { recountProgress } from '../../src/presentation/settings/recount-messages.ts';
import { repostProgress } from '../../src/presentation/settings/repost-messages.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** `/settings check`: shows missing permissions, waiting reviews, and differences from Discord. */
export const check: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, t, services } = invocation;
    const channels = channelsInUse(guild).map((channel): CheckedChannel => {
      const missing = missingInGuildChannel(interaction.guild, channel.channelId);
      return { ...channel, missing: missing.filter((permission) => channel.needed.includes(permission)) };
    });
    const postings = [...guild.memory.reviews()].map(({ posting }) => posting);
    const { writerRoleId, voterRoleId } = guild.memory.record;
    const isGone = (roleId: string | undefined) =>
      roleId !== undefined && !interaction.guild.roles.cache.has(roleId);
    const recount = await services.recountJob.progress(guild);
    const { failure, ...progress } = await services.repostJob.progress(guild);
    return privately(
      checkMessage(
        {
          channels,
          writerRoleGone: isGone(writerRoleId),
          voterRoleGone: isGone(voterRoleId),
          waiting: postings.filter(({ state }) => state === 'wanted').length,
          lost: postings.filter((posting) => posting.state === 'withheld' && posting.reason === 'lost')
            .length,
          repost: progress.running
            ? repostProgress({ ...progress, missing: failure?.missing }, t)
            : undefined,
          comparison: await compareWithDiscord(invocation),
          recount: recount.running ? recountProgress(recount, t) : undefined,
        },
        t,
      ),
    );
  },
};

/** Compares Discord's votes with those stored and shown; undefined when Discord is unavailable. */
async function compareWithDiscord({ guild, services }: SettingsInvocation): Promise<Comparison | undefined> {
  try {
    const { compared, differences } = await services.listDifferences(guild);
    const named = differences.flatMap(({ review, ...difference }) => {
      const show = guild.memory.show(review.showId);
      return show === undefined ? [] : [{ ...difference, show, authorId: review.authorId }];
    });
    return { compared, differences: named };
  } catch (err) {
    services.log.warn({ err, guildId: guild.memory.id }, 'Reviews could not be compared with Discord');
    return undefined;
  }
}

function channelsInUse({ memory }: OpenGuild): Omit<CheckedChannel, 'missing'>[] {
  const { channelId, logChannelId, moderatorChannelId } = memory.record;
  const earlier = new Set<string>();
  for (const { posting } of memory.reviews())
    if (posting.state === 'posted' && posting.channelId !== channelId) earlier.add(posting.channelId);
  const inUse = (id: string | undefined, use: CheckedChannel['use'], needed: CheckedChannel['needed']) =>
    id === undefined ? [] : [{ channelId: id, use, needed }];
  return [
    ...inUse(channelId, 'reviews', NEEDED_PERMISSIONS),
    ...inUse(logChannelId, 'log', STAFF_PERMISSIONS),
    ...inUse(moderatorChannelId, 'moderators', STAFF_PERMISSIONS),
    ...[...earlier].flatMap((id) => inUse(id, 'earlier', NEEDED_PERMISSIONS)),
  ];
}
