import type { MessageComponentInteraction } from 'discord.js';
import { privately, updatesOf } from '../../src/discord/interactions/command.ts';
import { caseView } from '../../src/discord/moderation/case-view.ts';
import { type Act, together } from '../../src/guilds/memory/act.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { moderateReview, type ReviewAct } from '../../src/guilds/moderation/moderate-review.ts';
import { reopenReports } from '../../src/guilds/moderation/reports.ts';
import { restoreReview } from '../../src/guilds/reviews/restore-review.ts';
import { caseCard } from '../../src/presentation/moderation/case-cards.ts';
import type { LoggedAct } from '../../src/presentation/moderation/moderation-log.ts';
import { message } from '../../src/presentation/payload/payload.ts';
import type { ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { undefinedIfUnreadable } from '../../src/storage/storage-errors.ts';
import { logAct, noticeOf } from './act-on-review.ts';
import { readPlace } from './case.ts';
import { cardIn } from './case-answers.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';

/** The act that takes each one back; "Keep" only closed the reports. */
const INVERSE = {
  keep: undefined,
  cover: 'uncover',
  hide: 'unhide',
  freeze: 'unfreeze',
  remove: 'restore',
  block: 'unblock',
} as const satisfies { readonly [act in ModeratorAct]?: ModeratorAct | undefined };

type Undoable = keyof typeof INVERSE;

/** The decision to take back. */
interface Undone {
  readonly act: Undoable;
  readonly key: string;
  readonly authorId: string;
  /** When it was made; absent for a button of a version that did not say it. */
  readonly at: number | undefined;
}

/** "Undo" after a decision: takes it back, opens the reports again, and shows the review where it was made. */
export const undoDecision: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, from = '', name = '', showId = '', authorId = '', at = '') {
    const { guild, userId, t, services } = invocation;
    const place = readPlace(from);
    if (!Object.hasOwn(INVERSE, name)) throw new UserError('stale-button');
    const address = { showId, authorId };
    const key = reviewKey(showId, authorId);
    const undone: Undone = { act: name as Undoable, key, authorId, at: Number(at) || undefined };
    if (place === 'staff') {
      const other = await decidedByOther(invocation, undone);
      if (other !== undefined) return privately(message({ content: other }));
    }
    const act = INVERSE[undone.act];
    const show = guild.memory.show(showId);
    const logged: LoggedAct = {
      act: act ?? 'reopen',
      moderatorId: userId,
      memberId: authorId,
      show: undone.act === 'block' ? undefined : show,
    };
    const isDone = (answer: boolean | 'decided') => answer === true;
    const answer = await guild.run(
      together(ifStillTheirs(userId, undone, inverse(invocation, undone)), [
        ...(undone.act === 'block' || undone.act === 'keep'
          ? []
          : [{ act: reopenReports(key, { ...undone, by: userId }), when: isDone }]),
        ...noticeOf<boolean | 'decided'>(invocation, logged, isDone),
      ]),
    );
    const changed = answer === true;
    if (changed) logAct(invocation, logged);
    // The staff's message shows the reports again.
    if (changed && undone.act !== 'block') services.reportBoard.show(guild, key);
    const unchanged = t(answer === 'decided' ? 'case.since' : 'moderate.unchanged');
    if (place === 'staff') {
      const view = await caseView(guild, address);
      if (!changed || view === undefined) return privately(message({ content: unchanged }));
      return { kind: 'update', message: caseCard(view, place, services.guildText(guild.memory.id)) };
    }
    const messageOf = (sentence: string) => cardIn(place, invocation, address, { sentence });
    const sentence = changed ? undoneSentence(invocation, undone) : unchanged;
    const later = undone.act === 'remove' ? ifNotPosted(invocation, key) : nothing();
    return { kind: 'update', message: await messageOf(sentence), updates: updatesOf(later, messageOf) };
  },
};

/** Under the message that the staff shares: what to tell a moderator when the decision is another's; undefined if it is theirs. */
async function decidedByOther(
  { guild, userId, t }: ModerateInvocation,
  { key }: Undone,
): Promise<string | undefined> {
  const { settled } = (await guild.store.reports.get(key).catch(undefinedIfUnreadable)) ?? {};
  if (settled === undefined) return t('moderate.unchanged');
  return settled.by === userId ? undefined : t('case.notYours', { moderator: `<@${settled.by}>` });
}

function undoneSentence({ guild: { memory }, t }: ModerateInvocation, { act, key }: Undone): string {
  if (act !== 'remove') return t('case.undone');
  const facts = memory.reviewByKey(key);
  return t(facts && memory.isHidden(facts) ? 'moderate.restored.hidden' : 'moderate.restored');
}

async function* nothing(): AsyncGenerator<string> {}

async function* ifNotPosted({ guild, t, services }: ModerateInvocation, key: string): AsyncGenerator<string> {
  if (!(await services.outbox.settledFor(guild, key))) yield t('moderate.restored.later');
}

/** Takes nothing back that has been decided since; answers `decided` then. */
const ifStillTheirs = (
  userId: string,
  { act: undone, key, authorId, at }: Undone,
  act: Act<boolean | 'decided'>,
): Act<boolean | 'decided'> => ({
  ...act,
  decide(guild) {
    const { covered, hidden, frozen } = guild.memory.moderation(key);
    const inForce = { cover: covered, hide: hidden, freeze: frozen, block: guild.memory.blocked(authorId) };
    const decision = undone in inForce ? inForce[undone as keyof typeof inForce] : undefined;
    const isTheirs =
      decision === undefined || (decision.by === userId && (at === undefined || decision.at === at));
    return isTheirs ? act.decide(guild) : { changes: [], answer: 'decided' };
  },
});

/** The act that takes another back; answers whether it changes anything, or that somebody has decided since. */
function inverse({ userId, services }: ModerateInvocation, undone: Undone): Act<boolean | 'decided'> {
  const { key, authorId } = undone;
  const now = services.clock.now();
  if (undone.act === 'block') return blockMember(authorId, undefined);
  if (undone.act === 'remove') return restored(undone, userId, now);
  const act: ReviewAct | undefined = INVERSE[undone.act];
  return act === undefined
    ? reopenReports(key, { ...undone, by: userId })
    : moderateReview(key, act, { by: userId, at: now });
}

/** Brings a removed review back. Throws UserError `rewritten-by-author` or `undo-expired`. */
function restored({ key, at }: Undone, by: string, now: number): Act<boolean> {
  const act = restoreReview(key, { by, deletedAt: at, now });
  return {
    ...act,
    async decide(guild) {
      const { changes, answer } = await act.decide(guild);
      if (answer === 'rewritten') throw new UserError('rewritten-by-author');
      if (answer === 'expired') throw new UserError('undo-expired');
      return { changes, answer: true };
    },
  };
}
