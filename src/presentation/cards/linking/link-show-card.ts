import type { CatalogueEntry } from '../../../reviews/shows/catalogue-entry.ts';
import type { Show } from '../../../reviews/shows/show.ts';
import type { ShowRef } from '../../../reviews/shows/show-ids.ts';
import { type CardPayload, card, LINE } from '../../payload/card.ts';
import { customId } from '../../payload/custom-id.ts';
import { button, row } from '../../payload/payload.ts';
import { markdownTitle } from '../../shows/show-title.ts';
import type { Translate } from '../../texts/texts.ts';
import { LIST_COLOUR } from '../colours.ts';
import { type Candidate, candidateParts, entryParts } from './entry-parts.ts';

const HANDLERS = { link: 'link-show', merge: 'merge' };

/** Offers a moderator the entries of the catalogue that a show may be. */
export function linkChoiceCard(show: Show, candidates: readonly Candidate[], t: Translate): CardPayload {
  const title = markdownTitle(show);
  return card(LIST_COLOUR, [
    candidates.length === 0 ? t('link.nothing', { title }) : `## ${t('link.choose', { title })}`,
    ...candidateParts(show, candidates, HANDLERS, t),
    candidates.length === 0 ? undefined : LINE,
    `-# ${t('link.hint')}`,
    show.listing === undefined ? undefined : row(unlinkButton(show, t('link.button.unlink'))),
  ]);
}

/**
 * Says which entry a show is linked to now, and offers Undo.
 * @param before what it was linked to before
 */
export const linkedCard = (
  show: Show,
  entry: CatalogueEntry,
  before: ShowRef | undefined,
  t: Translate,
): CardPayload =>
  card(LIST_COLOUR, [
    t('link.done', { title: markdownTitle(show) }),
    ...entryParts(entry, t),
    row(
      before === undefined || before === entry.ref
        ? unlinkButton(show, t('undo.button'))
        : linkButton(show, before, t('undo.button')),
    ),
  ]);

/** Says that a show is linked to nothing any more, and offers Undo. */
export const unlinkedCard = (show: Show, before: ShowRef | undefined, t: Translate): CardPayload =>
  card(LIST_COLOUR, [
    t('link.undone', { title: markdownTitle(show) }),
    before && row(linkButton(show, before, t('undo.button'))),
  ]);

const unlinkButton = ({ id, listing }: Show, label: string) =>
  button(customId('unlink-show', id, ...(listing?.ref.split(':') ?? [])), label);

const linkButton = ({ id }: Show, ref: ShowRef, label: string) =>
  button(customId('link-show', id, ...ref.split(':')), label);
