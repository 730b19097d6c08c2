import type { MessageComponentInteraction } from 'discord.js';
import { updatesOf } from '../../src/discord/interactions/command.ts';
import { type Act, together } from '../../src/guilds/memory/act.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { moderateReview, type ReviewAct } from '../../src/guilds/moderation/moderate-review.ts';
import { reopenReports } from '../../src/guilds/moderation/reports.ts';
import { restoreReview } from '../../src/guilds/reviews/restore-review.ts';
import type { LoggedAct } from '../../src/presentation/moderation/moderation-log.ts';
import type { ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
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

/** "Undo" after a decision: takes it back, opens the reports again, and shows the review. */
export const undoDecision: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  async run(invocation, from = '', name = '', showId = '', authorId = '') {
    const { guild, userId, t, services } = invocation;
    const place = readPlace(from) === 'queue' ? 'queue' : 'panel';
    if (!Object.hasOwn(INVERSE, name)) throw new UserError('stale-button');
    const undone = name as Undoable;
    const address = { showId, authorId };
    const key = reviewKey(showId, authorId);
    const act = INVERSE[undone];
    const show = guild.memory.show(showId);
    const logged: LoggedAct = {
      act: act ?? 'reopen',
      moderatorId: userId,
      memberId: authorId,
      show: undone === 'block' ? undefined : show,
    };
    const isDone = (answer: boolean | 'decided') => answer === true;
    const answer = await guild.run(
      together(ifStillTheirs(userId, undone, key, authorId, inverse(invocation, undone, key, authorId)), [
        ...(undone === 'block' || undone === 'keep' ? [] : [{ act: reopenReports(key), when: isDone }]),
        ...noticeOf<boolean | 'decided'>(invocation, logged, isDone),
      ]),
    );
    const changed = answer === true;
    if (changed) logAct(invocation, logged);
    // The staff's message shows the reports again.
    if (changed && undone !== 'block') services.reportBoard.show(guild, key);
    const messageOf = (sentence: string) => cardIn(place, invocation, address, { sentence });
    const unchanged = answer === 'decided' ? 'case.since' : 'moderate.unchanged';
    const sentence = changed ? undoneSentence(invocation, undone, key) : t(unchanged);
    const later = undone === 'remove' ? ifNotPosted(invocation, key) : nothing();
    return { kind: 'update', message: await messageOf(sentence), updates: updatesOf(later, messageOf) };
  },
};

function undoneSentence({ guild: { memory }, t }: ModerateInvocation, undone: Undoable, key: string): string {
  if (undone !== 'remove') return t('case.undone');
  const facts = memory.reviewByKey(key);
  return t(facts && memory.isHidden(facts) ? 'moderate.restored.hidden' : 'moderate.restored');
}

async function* nothing(): AsyncGenerator<string> {}

async function* ifNotPosted({ guild, t, services }: ModerateInvocation, key: string): AsyncGenerator<string> {
  if (!(await services.outbox.settledFor(guild, key))) yield t('moderate.restored.later');
}

/** Takes nothing back that another moderator has decided since; answers `decided` then. */
const ifStillTheirs = (
  userId: string,
  undone: Undoable,
  key: string,
  authorId: string,
  act: Act<boolean>,
): Act<boolean | 'decided'> => ({
  ...act,
  decide(guild) {
    const { covered, hidden, frozen } = guild.memory.moderation(key);
    const inForce = { cover: covered, hide: hidden, freeze: frozen, block: guild.memory.blocked(authorId) };
    const by = undone in inForce ? inForce[undone as keyof typeof inForce]?.by : undefined;
    return by !== undefined && by !== userId ? { changes: [], answer: 'decided' } : act.decide(guild);
  },
});

/** The act that takes another back; answers whether it changes anything. */
function inverse(
  { userId, services }: ModerateInvocation,
  undone: Undoable,
  key: string,
  authorId: string,
): Act<boolean> {
  const now = services.clock.now();
  if (undone === 'block') return blockMember(authorId, undefined);
  if (undone === 'remove') return restored(key, userId, now);
  const act: ReviewAct | undefined = INVERSE[undone];
  if (act !== undefined) return moderateReview(key, act, { by: userId, at: now });
  const reopen = reopenReports(key);
  return {
    ...reopen,
    async decide(guild) {
      const { changes, answer } = await reopen.decide(guild);
      return { changes, answer: answer !== undefined };
    },
  };
}

/** Brings a removed review back. Throws UserError `rewritten-by-author` or `undo-expired`. */
function restored(key: string, by: string, now: number): Act<boolean> {
  const act = restoreReview(key, { by, now });
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
