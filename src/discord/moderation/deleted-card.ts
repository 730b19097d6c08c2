import type { GuildView } from '../../guilds/memory/act.ts';
import { isLost } from '../../guilds/posting/reviews-to-repost.ts';
import { undoButton } from '../../presentation/moderation/case-buttons.ts';
import { caseCard, decidedCard, doneCard } from '../../presentation/moderation/case-cards.ts';
import type { ReviewAddress } from '../../presentation/moderation/moderation-case.ts';
import { actSentence } from '../../presentation/moderation/moderation-log.ts';
import type { CardPayload } from '../../presentation/payload/card.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import type { ModeratorAct } from '../../reviews/moderation/moderation.ts';
import { reviewKey } from '../../reviews/review.ts';
import type { StaffNote } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { caseView } from './case-view.ts';

/** Whether a review is hidden because somebody deleted its message, and no moderator has decided about that. */
function isHiddenByHand({ memory }: GuildView, key: string): boolean {
  const facts = memory.reviewByKey(key);
  return facts !== undefined && memory.isHidden(facts) && memory.moderation(key).hidden?.by === undefined;
}

/** What a note about the deleted message of a review should say by now. */
export function deletedShows(guild: GuildView, key: string): StaffNote['shows'] {
  const { memory } = guild;
  const facts = memory.reviewByKey(key);
  if (facts === undefined) return 'over';
  if (isHiddenByHand(guild, key)) return 'open';
  if (memory.isHidden(facts)) return 'hidden';
  return isLost(memory, facts) ? 'lost' : 'back';
}

/** Tells the staff that somebody deleted the message of a review, with their buttons; or what has become of that since. */
export async function deletedCard(
  guild: GuildView,
  address: ReviewAddress,
  t: Translate,
): Promise<CardPayload> {
  const key = reviewKey(address.showId, address.authorId);
  const view = await caseView(guild, address);
  if (view !== undefined && isHiddenByHand(guild, key))
    return caseCard(view, 'staff', t, { sentence: t('deletedByHand') });
  const facts = guild.memory.reviewByKey(key);
  if (view !== undefined && facts !== undefined && isLost(guild.memory, facts))
    return decidedCard(view, { sentence: t('deletedByHand.lost') }, t);
  const { settled, settledAt } = (await guild.store.reports.get(key).catch(undefinedIfUnreadable)) ?? {};
  const show = guild.memory.show(address.showId);
  const sentence = (act: ModeratorAct, moderatorId: string) =>
    actSentence({ act, moderatorId, memberId: address.authorId, show }, t);
  const { hidden } = guild.memory.moderation(key);
  // It went with others that a moderator says were removed on purpose, which is no decision about this one.
  const isOnPurpose = hidden?.by !== undefined && hidden.at > (settledAt ?? -Infinity);
  if (view !== undefined && isOnPurpose)
    return decidedCard(view, { sentence: sentence('hide', hidden.by) }, t);
  if (settled === undefined)
    return view === undefined
      ? doneCard({ sentence: t('case.gone') })
      : decidedCard(view, { sentence: t('deletedByHand.back') }, t);
  const { act, by } = settled;
  const done = { sentence: sentence(act, by), undo: undoButton(address, act, 'staff', settledAt, t) };
  return view === undefined ? doneCard(done) : decidedCard(view, done, t);
}
