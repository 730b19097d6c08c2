import type { BaseInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { COSTS } from '../../src/discord/interactions/costs.ts';
import { mayAttach } from '../../src/discord/pictures/may-attach.ts';
import { countReviewsToRepost } from '../../src/guilds/posting/reviews-to-repost.ts';
import { type Comparison, checkMessage } from '../../src/presentation/settings/check-message.ts';
import { linkProgress } from '../../src/presentation/settings/link-progress.ts';
import { recountProgress } from '../../src/presentation/settings/recount-messages.ts';
import { repostProgress } from '../../src/presentation/settings/repost-messages.ts';
import { checkedChannels } from './checked-channels.ts';
import { emojiTrouble } from './emoji-trouble.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';
import { keptChanges, waitingRequests } from './waiting-at-discord.ts';

/** `/settings check`: shows missing permissions, what waits and for what, and differences from Discord. */
export const check: SettingsHandler<BaseInteraction<'cached'>> = {
  for: 'manager',
  cost: COSTS.survey,
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, t, services } = invocation;
    const { postings, record } = guild.memory;
    const { writerRoleId, voterRoleId } = record;
    const isGone = (roleId: string | undefined) =>
      roleId !== undefined && !interaction.guild.roles.cache.has(roleId);
    const [channels, comparison, emoji] = await Promise.all([
      checkedChannels(invocation),
      compareWithDiscord(invocation),
      emojiTrouble(invocation),
    ]);
    const recount = await services.recountJob.progress(guild);
    const repost = await services.repostJob.progress(guild);
    const link = await services.linkJob.progress(guild);
    return privately(
      checkMessage(
        {
          channels,
          withoutPictures: mayAttach(interaction) ? undefined : (interaction.channelId ?? undefined),
          writerRoleGone: isGone(writerRoleId),
          voterRoleGone: isGone(voterRoleId),
          waiting: postings.unposted,
          lost: postings.losses.counted,
          toRepost: countReviewsToRepost(guild),
          oldEmojiLeft: record.oldEmojiLeft === true,
          comparison,
          emoji,
          requests: waitingRequests(invocation),
          kept: keptChanges(invocation),
          jobs: [
            ...(repost.running ? [{ kind: 'repost' as const, progress: repostProgress(repost, t) }] : []),
            ...(recount.running ? [{ kind: 'recount' as const, progress: recountProgress(recount, t) }] : []),
            ...(link.running ? [{ kind: 'link' as const, progress: linkProgress(link, t) }] : []),
          ],
        },
        t,
      ),
    );
  },
};

/** Compares Discord's votes with those stored and shown; undefined when Discord is unavailable. */
async function compareWithDiscord({ guild, services }: SettingsInvocation): Promise<Comparison | undefined> {
  try {
    const { differences, ...numbers } = await services.listDifferences(guild);
    const named = differences.flatMap(({ review, ...difference }) => {
      const show = guild.memory.show(review.showId);
      return show === undefined ? [] : [{ ...difference, show, authorId: review.authorId }];
    });
    return { ...numbers, differences: named };
  } catch (err) {
    services.log.warn({ err, guildId: guild.memory.id }, 'Reviews could not be compared with Discord');
    return undefined;
  }
}
