import {
  type APIButtonComponent,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { ModeratorAct } from '../../reviews/moderation/moderation.ts';
import type { CardPart } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { button, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import type { CasePlace, CaseView, ReviewAddress } from './moderation-case.ts';
import { reasonField } from './reason-field.ts';

/** The reasons that moderators pick with one click. */
export const PRESETS = ['spoilers', 'abuse', 'off-topic'] as const;

/** Acts whose reason is asked: the author reads it. */
export const isExplained = (act: string): boolean =>
  ['cover', 'hide', 'freeze', 'remove', 'block'].includes(act);

/** Decisions that can be taken back with one click. */
const UNDOABLE: readonly ModeratorAct[] = ['keep', 'cover', 'hide', 'freeze', 'remove', 'block'];

/** The names of the buttons that decide, by place. */
const DECIDE = { queue: 'judge', panel: 'moderate', staff: 'decide' } as const;

const STYLES: { readonly [act in ModeratorAct]?: APIButtonComponent['style'] } = {
  keep: ButtonStyle.Success,
  remove: ButtonStyle.Danger,
  block: ButtonStyle.Danger,
};

/** Opens the review's message. */
const linkButton = (url: string, label: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  url,
  label,
});

/** The same buttons in the same order, wherever moderators decide. */
export function caseRows(view: CaseView, place: CasePlace, t: Translate): CardPart[] {
  const { address, moderation, hidden, blocked, openReports, link } = view;
  const { showId, authorId } = address;
  const act = (name: ModeratorAct) => {
    // Under a message that the staff shares, reports give the reason; a block has none there yet.
    const id =
      place === 'staff' && name === 'block'
        ? customId('own-words', place, name, showId, authorId)
        : customId(DECIDE[place], name, showId, authorId);
    return button(id, t(`moderate.button.${name}`), {
      style: (STYLES[name] ?? ButtonStyle.Secondary) as ButtonStyle.Secondary,
    });
  };
  const isDeleted = hidden && moderation.hidden?.by === undefined;
  return [
    row(
      ...(openReports > 0 ? [act('keep')] : []),
      act(moderation.covered === undefined ? 'cover' : 'uncover'),
      act(hidden ? (isDeleted ? 'post-again' : 'unhide') : 'hide'),
      act(moderation.frozen === undefined ? 'freeze' : 'unfreeze'),
      act('remove'),
    ),
    row(
      button(customId('case-text', showId, authorId), t('review.button.whole')),
      ...(link === undefined ? [] : [linkButton(link, t('read.button.message'))]),
      button(customId('case-others', authorId), t('case.others')),
      act(blocked === undefined ? 'block' : 'unblock'),
    ),
  ];
}

/** Asks for the reason of an act, in place of the buttons: each preset is one click. */
export function reasonRow(
  { showId, authorId }: ReviewAddress,
  act: ModeratorAct,
  place: CasePlace,
  t: Translate,
): CardPart {
  const because = (reason: (typeof PRESETS)[number]) =>
    button(customId('because', place, act, reason, showId, authorId), t(`report.reason.${reason}`), {
      style: ButtonStyle.Primary,
    });
  return row(
    ...PRESETS.map(because),
    button(customId('own-words', place, act, showId, authorId), t('case.ownWords')),
    button(customId(DECIDE[place], 'back', showId, authorId), t('case.back')),
  );
}

/**
 * Undoes a decision, and leads back to where it was made; undefined for one that cannot be taken back.
 * @param at when it was made, in milliseconds since the epoch: a later one is another, which this button leaves alone;
 * undefined when it is not in force
 */
export const undoButton = (
  { showId, authorId }: ReviewAddress,
  act: ModeratorAct,
  place: CasePlace,
  at: number | undefined,
  t: Translate,
): APIButtonComponent | undefined =>
  at !== undefined && UNDOABLE.includes(act)
    ? button(customId('undo-case', place, act, showId, authorId, at), t('undo.button'))
    : undefined;

/** Asks for a reason in the moderator's own words; the field may stay empty. */
export const reasonModal = (
  { showId, authorId }: ReviewAddress,
  act: ModeratorAct,
  place: CasePlace,
  t: Translate,
): APIModalInteractionResponseCallbackData => ({
  custom_id: customId('own-words', place, act, showId, authorId),
  title: t(`moderate.button.${act}`),
  components: [reasonField(t('moderate.reason.hint'), '', t)],
});
