import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { type MessagePayload, message, row } from '../payload/payload.ts';
import { type NeededPermission, permissionNames } from '../permissions.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { type EmojiTrouble, emojiTroubleSentence } from './settings-messages.ts';
import { stopButton } from './stop-button.ts';
import { type KeptChanges, type WaitingRequest, waitingLines } from './waiting-lines.ts';

/** A channel that the bot uses, and its permissions there. */
export interface CheckedChannel {
  readonly channelId: string;
  readonly use: 'reviews' | 'earlier' | 'archived' | 'log' | 'moderators';
  readonly needed: readonly NeededPermission[];
  readonly missing: readonly NeededPermission[];
  /** Whether somebody has deleted it. */
  readonly isGone?: boolean;
}

/** A review whose counts differ between Discord, the store and the embed. */
interface NamedDifference {
  readonly show: NamedShow;
  readonly authorId: string;
  readonly stored: number;
  readonly atDiscord: number;
  readonly isSuppressed: boolean;
}

export interface Comparison {
  /** How many reviews were compared. */
  readonly compared: number;
  /** How many lack a voting emoji because they have all the reactions that Discord allows. */
  readonly full: number;
  /** The channels that could not be read. */
  readonly unread: readonly string[];
  /** How many reviews are in channels that the bot has no permission to read. */
  readonly closed: number;
  readonly differences: readonly NamedDifference[];
}

export interface CheckView {
  readonly channels: readonly CheckedChannel[];
  /** The channel that the answer is in, when the bot can't attach pictures there. */
  readonly withoutPictures?: string | undefined;
  /** The role that may write no longer exists. */
  readonly writerRoleGone: boolean;
  /** The role whose votes count no longer exists. */
  readonly voterRoleGone: boolean;
  /** How many reviews still have to be posted. */
  readonly waiting: number;
  /** How many reviews lost their message in a bulk deletion or with its channel. */
  readonly lost: number;
  /** How many reviews a repost would post in the review channel: the lost ones, and those in other channels. */
  readonly toRepost: number;
  /** Whether reviews may still have the emoji before those that a manager chose. */
  readonly oldEmojiLeft: boolean;
  /** The voting emoji that the bot cannot use any more. */
  readonly emoji: readonly EmojiTrouble[];
  /** What Discord takes only later. */
  readonly requests: readonly WaitingRequest[];
  readonly kept: KeptChanges;
  /** Undefined when Discord did not answer. */
  readonly comparison: Comparison | undefined;
  /** The job that is running, and its progress in words. */
  readonly jobs: readonly { readonly kind: 'recount' | 'repost' | 'link'; readonly progress: string }[];
}

/** A message has no room for more differences. */
const MAX_DIFFERENCES = 4;
/** A message has no room for more channels. */
const MAX_CHANNELS = 6;

/** What the bot may do in each of its channels, what fails without the rest, and whether its counts are right. */
export function checkMessage(
  { channels, writerRoleGone, voterRoleGone, waiting, comparison, ...others }: CheckView,
  t: Translate,
): MessagePayload {
  const atDiscord = [
    ...others.emoji.map((trouble) => `✗ ${emojiTroubleSentence(trouble, t)}`),
    ...waitingLines(others.requests, others.kept, t),
  ];
  const isFine =
    channels.every(({ missing, isGone }) => missing.length === 0 && !isGone) &&
    !writerRoleGone &&
    !voterRoleGone &&
    waiting === 0 &&
    others.lost + others.toRepost === 0 &&
    !others.oldEmojiLeft &&
    atDiscord.length === 0 &&
    comparison?.full === 0 &&
    comparison.unread.length === 0 &&
    comparison.closed === 0 &&
    comparison.differences.length === 0;
  const lines = [
    ...(channels.length === 0 ? [t('check.noChannel')] : []),
    ...channels.slice(0, MAX_CHANNELS).flatMap((channel) => channelLines(channel, t)),
    ...(channels.length > MAX_CHANNELS ? [t('check.more', { count: channels.length - MAX_CHANNELS })] : []),
    ...(writerRoleGone ? [t('check.writers')] : []),
    ...(voterRoleGone ? [t('check.voters')] : []),
    ...(waiting > 0 ? [t('check.waiting', { count: waiting })] : []),
    ...jobLines({ channels, ...others }, t),
    ...atDiscord,
    ...comparisonLines(comparison, t),
    ...(others.withoutPictures === undefined
      ? []
      : [t('check.withoutPictures', { channel: `<#${others.withoutPictures}>` })]),
    ...(isFine && channels.length > 0 ? [t('check.fine')] : []),
  ];
  const stop = others.jobs.map(({ kind }) => stopButton(kind, t));
  return message({ content: lines.join('\n'), components: stop.length === 0 ? [] : [row(...stop)] });
}

/** What a repost or a recount has to do: its progress while it is running. */
function jobLines(
  {
    channels,
    lost,
    toRepost,
    oldEmojiLeft,
    jobs,
  }: Pick<CheckView, 'channels' | 'lost' | 'toRepost' | 'oldEmojiLeft' | 'jobs'>,
  t: Translate,
): string[] {
  const isRunning = (job: 'recount' | 'repost') => jobs.some(({ kind }) => kind === job);
  const channel = channels.find(({ use, isGone }) => use === 'reviews' && !isGone);
  const repost =
    channel !== undefined && toRepost > lost
      ? [t('check.elsewhere', { channel: `<#${channel.channelId}>`, count: toRepost })]
      : lost > 0
        ? [t('check.lost', { count: lost })]
        : [];
  return [
    ...(isRunning('repost') ? [] : repost),
    ...(oldEmojiLeft && !isRunning('recount') ? [t('check.oldEmoji')] : []),
    ...jobs.map(({ progress }) => progress),
  ];
}

function comparisonLines(comparison: Comparison | undefined, t: Translate): string[] {
  if (comparison === undefined) return [t('check.notCompared')];
  const { compared, differences } = comparison;
  const unread = comparison.unread.slice(0, MAX_CHANNELS).map((id) => `<#${id}>`);
  const limits = [
    ...(unread.length === 0 ? [] : [t('check.unread', { channels: unread })]),
    ...(comparison.closed === 0 ? [] : [t('check.closed', { count: comparison.closed })]),
    ...(comparison.full === 0 ? [] : [t('check.full', { count: comparison.full })]),
  ];
  if (differences.length === 0)
    return [...limits, ...(compared === 0 ? [] : [t('check.agree', { count: compared })])];
  const lines = differences.slice(0, MAX_DIFFERENCES).map(({ show, authorId, ...numbers }) => {
    const named = { title: markdownTitle(show), author: `<@${authorId}>` };
    if (numbers.stored === numbers.atDiscord)
      return t(numbers.isSuppressed ? 'check.suppressed' : 'check.notShown', named);
    return t('check.differs', { ...named, stored: numbers.stored, atDiscord: numbers.atDiscord });
  });
  const more = differences.length - lines.length;
  return [
    ...limits,
    ...lines,
    ...(more > 0 ? [t('check.moreDiffer', { count: more })] : []),
    t('check.remedy'),
  ];
}

function channelLines({ channelId, use, needed, missing, isGone }: CheckedChannel, t: Translate): string[] {
  if (isGone && use !== 'archived') return [t(`check.gone.${use}`)];
  const present = needed.filter((permission) => !missing.includes(permission));
  return [
    t(`check.channel.${use}`, { channel: `<#${channelId}>` }),
    ...(present.length > 0 ? [t('check.present', { permissions: permissionNames(present, t) })] : []),
    ...missing.map((permission) =>
      t('check.missing', {
        permission: t(`permission.${permission}`),
        consequence: t(
          use === 'reviews' || use === 'earlier' ? `check.without.${permission}` : 'check.without.staff',
        ),
      }),
    ),
  ];
}
