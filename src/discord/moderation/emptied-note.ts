import type { Client } from 'discord.js';
import type { Guild } from '../../guilds/memory/act.ts';
import { countLost, lostAreJudged, lostTogether } from '../../guilds/posting/lost-reviews.ts';
import {
  emptiedMessage,
  emptiedOverMessage,
  judgedMessage,
} from '../../presentation/moderation/emptied-message.ts';
import type { SentPayload } from '../../presentation/payload/card.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import type { EmptiedNote, StaffNote } from '../../storage/entries/entries.ts';

/** Whether discord.js knows no such channel: reviews are posted in channels, never in threads. */
export const isGone = ({ channels }: Pick<Client, 'channels'>, channelId: string): boolean =>
  !channels.cache.has(channelId);

/** What a question why a channel lost its reviews should say by now, also in answer to a press. */
export async function emptiedNote(
  client: Pick<Client, 'channels'>,
  guild: Guild,
  { lostIn: channelId, at, reviews, said }: Pick<EmptiedNote, 'lostIn' | 'at' | 'reviews' | 'said'>,
  t: Translate,
): Promise<{ readonly shows: StaffNote['shows']; readonly message: SentPayload }> {
  await lostAreJudged(guild);
  const channel = { channelId, isGone: isGone(client, channelId), at };
  const lost = countLost(guild, channelId, at);
  if (lost > 0) {
    const waiting = { ...channel, reviews: lost };
    if (said?.purpose !== 'emptied') return { shows: 'open', message: emptiedMessage(waiting, t) };
    const agreed = { ...waiting, purpose: 'emptied', moderatorId: said.by } as const;
    return { shows: 'open', message: judgedMessage(agreed, t) };
  }
  const hidden = (await lostTogether(guild, channelId, at)).filter(({ reason }) => reason === 'deleted');
  const by = hidden
    .map(({ key }) => guild.memory.moderation(key).hidden?.by)
    .find((one) => one !== undefined);
  // Others may have hidden single ones before.
  const moderatorId = by !== undefined && said?.purpose === 'on-purpose' ? said.by : by;
  if (moderatorId === undefined)
    return { shows: 'over', message: emptiedOverMessage({ ...channel, reviews }, t) };
  const judged = { ...channel, reviews: hidden.length, purpose: 'on-purpose', moderatorId } as const;
  return { shows: 'hidden', message: judgedMessage(judged, t) };
}
