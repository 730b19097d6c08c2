import {
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Decision, Moderation, ModeratorAct, Report } from '../../reviews/moderation/moderation.ts';
import type { Score } from '../../reviews/score.ts';
import type { NamedShow } from '../../reviews/shows/show.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { shorten } from '../payload/code-points.ts';
import { customId } from '../payload/custom-id.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';

const MAX_REPORTS = 5;

/** Identifies exactly one review. After a merge, its author may have another review of the show, the current one. */
export interface ReviewAddress {
  readonly showId: string;
  readonly authorId: string;
}

export interface ModerationPanel {
  readonly address: ReviewAddress;
  readonly show: NamedShow;
  readonly score: Score | undefined;
  readonly moderation: Moderation;
  readonly hidden: boolean;
  readonly blocked?: Decision | undefined;
  readonly reports: readonly Report[];
  /** What the moderator has just done, as a sentence. */
  readonly done?: string | undefined;
  readonly t: Translate;
}

/** Shows moderators the state of a review, with buttons for what they can do. */
export function moderationPanel(panel: ModerationPanel): MessagePayload {
  const { address, show, score, moderation, hidden, blocked, reports, done, t } = panel;
  const author = `<@${address.authorId}>`;
  const title = markdownTitle(show);
  const about =
    score === undefined
      ? t('moderate.about.unscored', { title, author })
      : t('moderate.about', { title, score: score / 10, author });
  const lines = [
    ...(done === undefined ? [] : [done, '']),
    about,
    ...stateLines('covered', moderation.covered, t),
    ...stateLines('hidden', moderation.hidden ?? (hidden ? { at: 0 } : undefined), t),
    ...stateLines('frozen', moderation.frozen, t),
    ...stateLines('blocked', blocked, t),
    ...reportLines(reports, t),
  ];
  const act = (
    name: ModeratorAct,
    style: ButtonStyle.Secondary | ButtonStyle.Danger = ButtonStyle.Secondary,
  ) =>
    button(customId('moderate', name, address.showId, address.authorId), t(`moderate.button.${name}`), {
      style,
    });
  return message({
    content: lines.join('\n'),
    components: [
      row(
        act(moderation.covered === undefined ? 'cover' : 'uncover'),
        act(hidden ? 'unhide' : 'hide'),
        act(moderation.frozen === undefined ? 'freeze' : 'unfreeze'),
        act('remove', ButtonStyle.Danger),
        act(blocked === undefined ? 'block' : 'unblock', ButtonStyle.Danger),
      ),
      ...(reports.length > 0 ? [row(act('keep'))] : []),
    ],
  });
}

function stateLines(
  name: 'covered' | 'hidden' | 'frozen' | 'blocked',
  decision: Decision | undefined,
  t: Translate,
): string[] {
  if (decision === undefined) return [];
  const since = t(`moderate.state.${name}`);
  const by =
    decision.by === undefined
      ? t('moderate.state.byHand')
      : t('moderate.state.by', { moderator: `<@${decision.by}>` });
  const reason = decision.reason === undefined ? '' : `: ${quoted(decision.reason)}`;
  return [`${since}, ${by}${decision.at > 0 ? `, <t:${Math.floor(decision.at / 1000)}:R>` : ''}${reason}`];
}

/** The number of reports, then who gave which reason in the newest ones, newest last. */
export function reportLines(reports: readonly Report[], t: Translate): string[] {
  if (reports.length === 0) return [];
  const shown = reports.slice(-MAX_REPORTS).map(({ by, reason, note }) => {
    const text = note === undefined ? '' : `: ${quoted(note)}`;
    return `- ${t('report.line', { reason: t(`report.reason.${reason}`), member: `<@${by}>` })}${text}`;
  });
  return [t('report.count', { count: reports.length }), ...shown];
}

/** A reason or note as its writer typed it, shortened to one line. */
export const quoted = (text: string): string =>
  escapeUserText(shorten(text.replace(/\s+/g, ' '), MAX_FIELD.reason));

/** Asks for the reason of an act; the field may stay empty. */
export function reasonModal(
  id: string,
  act: ModeratorAct,
  t: Translate,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: t(`moderate.button.${act}`),
    components: [
      {
        type: ComponentType.Label,
        label: t('moderate.reason'),
        description: t('moderate.reason.hint'),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'reason',
          style: TextInputStyle.Short,
          max_length: MAX_FIELD.reason,
          required: false,
        },
      },
    ],
  };
}

/** Says that a review was removed, and offers Undo for ten minutes. */
export function removedMessage(
  { showId, authorId }: ReviewAddress,
  done: string,
  t: Translate,
): MessagePayload {
  return message({
    content: [done, t('moderate.removed')].join('\n'),
    components: [row(button(customId('unremove', showId, authorId), t('undo.button')))],
  });
}
