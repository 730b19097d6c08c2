import type { GuildView } from '../../guilds/memory/act.ts';
import { lostTogether } from '../../guilds/posting/lost-reviews.ts';
import { isLost } from '../../guilds/posting/reviews-to-repost.ts';
import {
  emptiedMessage,
  emptiedOverMessage,
  judgedMessage,
} from '../../presentation/moderation/emptied-message.ts';
import type { SentPayload } from '../../presentation/payload/card.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import type { EmptiedNote, StaffNote } from '../../storage/entries/entries.ts';

/** What a question why a channel lost its reviews should say by now, and in which words. */
export function emptiedNote(
  guild: GuildView,
  { lostIn: channelId, at, reviews }: EmptiedNote,
  t: Translate,
): { readonly shows: StaffNote['shows']; readonly message: SentPayload } {
  const { memory } = guild;
  const together = lostTogether(guild, channelId, at);
  const lost = together.filter(({ key }) => {
    const facts = memory.reviewByKey(key);
    return facts !== undefined && isLost(memory, facts);
  });
  if (lost.length > 0)
    return { shows: 'open', message: emptiedMessage({ channelId, at, reviews: lost.length }, t) };
  const hidden = together.filter(({ reason }) => reason === 'deleted');
  const moderatorId = hidden
    .map(({ key }) => memory.moderation(key).hidden?.by)
    .find((by) => by !== undefined);
  if (moderatorId === undefined)
    return { shows: 'over', message: emptiedOverMessage({ channelId, reviews }, t) };
  const judged = { channelId, at, reviews: hidden.length, purpose: 'on-purpose', moderatorId } as const;
  return { shows: 'hidden', message: judgedMessage(judged, t) };
}
