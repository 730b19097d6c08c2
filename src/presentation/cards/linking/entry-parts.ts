import { ButtonStyle } from 'discord-api-types/v10';
import type { CatalogueEntry } from '../../../reviews/shows/catalogue-entry.ts';
import type { Show } from '../../../reviews/shows/show.ts';
import { besidePicture, type CardPart } from '../../payload/card.ts';
import { customId } from '../../payload/custom-id.ts';
import { button, row } from '../../payload/payload.ts';
import type { Translate } from '../../texts/texts.ts';
import { nameWithin, plainTitleWithin, titleWithin } from '../names.ts';
import { sourceOf } from '../shows/show-source.ts';

/** Each takes five of a card's 40 components. */
export const CANDIDATES_AT_ONCE = 5;

/** Two lines of a title beside a poster on a phone, and one of small text. In columns. */
const TITLE_COLUMNS = 40;
const SMALL_COLUMNS_BESIDE = 27;

/** An entry that a show may be. */
export interface Candidate {
  readonly entry: CatalogueEntry;
  /** The server's show that is this entry already. */
  readonly known?: Show | undefined;
}

/** An entry of the catalogue with its poster: title, kind, episodes, where it comes from, and another title. */
export function entryParts(entry: CatalogueEntry, t: Translate, more: readonly string[] = []): CardPart[] {
  const { kind, episodes = 0, titles } = entry;
  const made = [
    ...(kind === undefined ? [] : [t(`kind.${kind}`)]),
    ...(episodes > 1 ? [t('about.episodes', { count: episodes })] : []),
  ];
  const small = [
    made.join(' · '),
    ...titles.slice(0, 1).map((other) => nameWithin(other, SMALL_COLUMNS_BESIDE)),
    sourceOf(entry.ref),
    ...more,
  ];
  const lines = [
    `**${titleWithin(entry, TITLE_COLUMNS)}**`,
    ...small.flatMap((line) => (line === '' ? [] : `-# ${line}`)),
  ];
  return besidePicture(
    [lines.join('\n')],
    entry.poster,
    t('card.poster', { title: plainTitleWithin(entry) }),
  );
}

/**
 * The entries that a show may be, each with the button that says so, the first in blue. Where another show is that entry already,
 * the two are one: then it is the button that merges them.
 * @param handlers names of the buttons: they get the show's id, and the entry's ref or the other show's id
 */
export const candidateParts = (
  show: Show,
  candidates: readonly Candidate[],
  handlers: { readonly link: string; readonly merge: string },
  t: Translate,
): CardPart[] =>
  candidates.flatMap(({ entry, known }, place) => {
    const options = place === 0 ? { style: ButtonStyle.Primary as const } : {};
    if (known?.id === show.id) return entryParts(entry, t, [t('link.current')]);
    if (known === undefined) {
      const id = customId(handlers.link, show.id, ...entry.ref.split(':'));
      return [...entryParts(entry, t), row(button(id, t('link.button.this'), options))];
    }
    const here = t('link.known', { title: titleWithin(known, SMALL_COLUMNS_BESIDE) });
    const id = customId(handlers.merge, show.id, known.id);
    return [...entryParts(entry, t, [here]), row(button(id, t('link.button.merge'), options))];
  });
