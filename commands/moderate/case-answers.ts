import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { type Reply, updatesOf } from '../../src/discord/interactions/command.ts';
import { caseView } from '../../src/discord/moderation/case-view.ts';
import { deletedShows } from '../../src/discord/moderation/deleted-card.ts';
import { decisionShown } from '../../src/guilds/moderation/reports.ts';
import { noteShows } from '../../src/guilds/moderation/staff-notes.ts';
import { undoButton } from '../../src/presentation/moderation/case-buttons.ts';
import { caseCard, type Done, decidedCard, doneCard } from '../../src/presentation/moderation/case-cards.ts';
import type {
  CasePlace,
  CaseView,
  ReviewAddress,
} from '../../src/presentation/moderation/moderation-case.ts';
import type { CardPayload } from '../../src/presentation/payload/card.ts';
import type { ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { undefinedIfUnreadable } from '../../src/storage/storage-errors.ts';
import { type Acted, type ActOptions, actOnReview } from './act-on-review.ts';
import type { ModerateInvocation } from './invocation.ts';
import { ownDecisionAt } from './own-decision.ts';
import { queueOf } from './queue-card.ts';

/** The panel that a moderator sees for a review. Throws UserError `review-not-found` when the review does not exist. */
export const panelOf = async (
  { guild, t }: ModerateInvocation,
  address: ReviewAddress,
  done?: Done,
): Promise<CardPayload> => caseCard(await existing(guild, address), 'panel', t, done);

/** What moderators see of a review. Throws UserError `review-not-found` when it does not exist. */
export async function existing(
  guild: ModerateInvocation['guild'],
  address: ReviewAddress,
): Promise<CaseView> {
  const view = await caseView(guild, address);
  if (view === undefined) throw new UserError('review-not-found');
  return view;
}

/** Acts, and answers with what comes next at that place. */
export async function decide(
  place: CasePlace,
  invocation: ModerateInvocation<MessageComponentInteraction<'cached'> | ModalSubmitInteraction<'cached'>>,
  address: ReviewAddress,
  act: ModeratorAct,
  reason: string | undefined,
): Promise<Reply> {
  const { guild, interaction, t, services } = invocation;
  const before = place === 'staff' ? await caseView(guild, address) : undefined;
  // Its author has deleted it: nobody else needs to try.
  if (place === 'staff' && before === undefined)
    return { kind: 'update', message: doneCard({ sentence: t('case.gone') }) };
  const options: ActOptions = { reason, whileWaits: place !== 'panel' };
  const messageId = interaction.message?.id ?? '';
  const acted = await services.reportBoard
    .whileAnswering(messageId, () => actOnReview(invocation, address, act, options))
    .catch((error: unknown) => {
      if (error instanceof UserError && error.code === 'review-not-found')
        return { sentence: t('case.gone'), isDone: false, at: 0, later: nothing() };
      throw error;
    });
  // A second press must not take Undo away.
  const at = acted.isDone ? acted.at : await ownDecisionAt(invocation, address, act);
  const messageOf = (sentence: string) => {
    const done = { sentence, undo: undoButton(address, act, place, at, t) };
    if (before !== undefined) return staffCard(invocation, before, sentence, acted.isDone);
    return cardIn(
      place as 'queue' | 'panel',
      invocation,
      act === 'block' ? address : undefined,
      done,
      address,
    );
  };
  return {
    kind: 'update',
    message: await messageOf(acted.sentence),
    updates: updatesOf(
      place === 'staff' ? onceShown(invocation, address, messageId, acted.later) : acted.later,
      messageOf,
    ),
  };
}

/** Stores that the message the staff shares shows the decision, which it does once Discord has taken the answer. */
async function* onceShown(
  { guild }: ModerateInvocation,
  { showId, authorId }: ReviewAddress,
  messageId: string,
  later: Acted['later'],
): AsyncGenerator<string> {
  const key = reviewKey(showId, authorId);
  await guild.run(decisionShown(key, messageId));
  const note = guild.memory.record.staffNotes?.find((one) => one.messageId === messageId);
  if (note !== undefined) await guild.run(noteShows(note, deletedShows(guild, key)));
  yield* later;
}

async function* nothing(): Acted['later'] {}

/** The message that the staff shares, after a decision: who made it, or what is still to decide. */
async function staffCard(
  { guild, userId, t }: ModerateInvocation,
  before: CaseView,
  sentence: string,
  isDone: boolean,
): Promise<CardPayload> {
  const now = (await caseView(guild, before.address)) ?? { ...before, isWaiting: false, openReports: 0 };
  if (now.isWaiting) return caseCard(now, 'staff', t, { sentence });
  const { settled, settledAt } =
    (await guild.store.reports
      .get(reviewKey(before.address.showId, before.address.authorId))
      .catch(undefinedIfUnreadable)) ?? {};
  const done = {
    sentence: isDone ? t('case.by', { decision: sentence, moderator: `<@${userId}>` }) : sentence,
    undo: settled && undoButton(before.address, settled.act, 'staff', settledAt, t),
  };
  return decidedCard(now, done, t);
}

/** The queue, with this review first if it still waits; or the panel of a review, as long as there is one. */
export async function cardIn(
  place: 'queue' | 'panel',
  invocation: ModerateInvocation,
  first: ReviewAddress | undefined,
  done?: Done,
  address = first,
): Promise<CardPayload> {
  if (place === 'queue') return queueOf(invocation, first, done);
  const view = address && (await caseView(invocation.guild, address));
  if (view !== undefined) return caseCard(view, place, invocation.t, done);
  if (done === undefined) throw new UserError('review-not-found');
  const removed = `${done.sentence}\n${invocation.t('moderate.removed')}`;
  return doneCard(done.undo === undefined ? done : { ...done, sentence: removed });
}
