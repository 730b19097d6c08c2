import type { BaseInteraction } from 'discord.js';
import { type Invocation, privately, type Reply } from '../../src/discord/interactions/command.ts';
import { type ShowChange, showLogMessage } from '../../src/presentation/moderation/show-log.ts';
import { renamedSentence, showMessage } from '../../src/presentation/shows/show-messages.ts';
import type { Translate } from '../../src/presentation/texts/texts.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import { formatTitle } from '../../src/reviews/shows/title.ts';
import type { ChangeServices } from '../settings/change-services.ts';
import type { ModerateInvocation } from './invocation.ts';
import { sendToLog } from './log.ts';

/** Logs a change of a show. */
export const logShow = (
  invocation: Invocation<BaseInteraction<'cached'>, ChangeServices>,
  change: ShowChange,
): void => sendToLog(invocation, (t) => showLogMessage(change, invocation.userId, t));

/** Logs what a moderator has changed of a show, and says it to them; or that nothing has changed. */
export function changedReply(
  invocation: ModerateInvocation,
  show: Show,
  changes: readonly ShowChange[],
): Reply {
  const { t } = invocation;
  for (const change of changes) logShow(invocation, change);
  const done = changes.map((change) => doneSentence(change, t));
  return privately(showMessage(show, done.length === 0 ? t('moderate.unchanged') : done.join('\n'), t));
}

/** The title that a show has now, unless it had that before. */
export const titleChange = (before: Show, show: Show): ShowChange[] =>
  formatTitle(before) === formatTitle(show) ? [] : [{ act: 'renamed', before, after: show }];

/** The kind that a show has now, unless it had that before. */
export function kindChange(before: Show, show: Show): ShowChange[] {
  const { kind } = show;
  if (before.kind === kind) return [];
  return [kind === undefined ? { act: 'kind-removed', show } : { act: 'kind-set', show, kind }];
}

/** The poster that a show has now, unless it had that before. */
export const posterChange = (before: Show, show: Show): ShowChange[] =>
  before.poster === show.poster
    ? []
    : [{ act: show.poster === undefined ? 'poster-removed' : 'poster-set', show }];

function doneSentence(change: ShowChange, t: Translate): string {
  switch (change.act) {
    case 'renamed':
      return renamedSentence(change.before, change.after, t);
    case 'kind-set':
      return t('show.kind.set', { kind: t(`kind.${change.kind}`) });
    case 'kind-removed':
      return t('show.kind.removed');
    case 'poster-set':
      return t('show.poster.set');
    case 'poster-removed':
      return t('show.poster.removed');
    case 'alias-removed':
      return t('show.alias.removed');
    default:
      return t('show.alias.added');
  }
}
