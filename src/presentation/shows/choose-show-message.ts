import { type APIButtonComponentWithCustomId, ButtonStyle } from 'discord-api-types/v10';
import type { ReviewFields } from '../../reviews/review.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { formatTitle, type TitleAndYear } from '../../reviews/shows/title.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row, select } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { type Labelled, showLabels } from './choice-names.ts';
import { markdownTitle, plainTitle } from './show-title.ts';

// Discord's limits: five buttons in a row, with labels of 80 code points; 25 options in a select, of 100 code points.
const MAX_BUTTONS = 5;
const MAX_LABEL = 80;
const MAX_OPTIONS = 25;
const MAX_OPTION = 100;

/** What the options of `/review write` fill in. */
export type Prefill = Partial<Pick<ReviewFields, 'score' | 'spoilers'>>;

export interface ShowsToChoose {
  /** The title as the member typed it. */
  readonly typed: TitleAndYear;
  /** The shows that it may mean. */
  readonly shows: readonly Labelled[];
  /** The typed title as a new show, with the id that it would get; absent when it cannot be added. */
  readonly fresh?: NamedShow | undefined;
  /** What to fill in when the form opens. */
  readonly prefill?: Prefill | undefined;
  /** The draft that waits for the choice; absent when the form comes after it. */
  readonly draftId?: string | undefined;
  readonly t: Translate;
}

/**
 * Asks which of several shows the member means. Its buttons are `write-show:<show id>:<score>:<spoilers>`, or
 * `make-show:<draft id>:<show id>` for a draft. When there are too many for a row, it has a select without the show id,
 * whose values are show ids.
 */
export function chooseShowMessage({
  typed,
  shows,
  fresh,
  prefill = {},
  draftId,
  t,
}: ShowsToChoose): MessagePayload {
  const { score = '', spoilers = '' } = prefill;
  const filled = score === '' && spoilers === '' ? [] : [score, String(spoilers)];
  const idOf = (showId?: string) => {
    const known = showId === undefined && filled.length === 0 ? [] : [showId ?? ''];
    return draftId === undefined
      ? customId('write-show', ...known, ...filled)
      : customId('make-show', draftId, ...known);
  };
  const content = t('show.choose', { title: markdownTitle(typed) });
  const additional = fresh === undefined ? 0 : 1;
  if (shows.length + additional <= MAX_BUTTONS) {
    const labels = showLabels(shows, t, MAX_LABEL);
    const buttons: APIButtonComponentWithCustomId[] = shows.map(({ id }, place) =>
      button(idOf(id), labels[place] ?? ''),
    );
    if (fresh !== undefined) {
      const style = ButtonStyle.Success;
      buttons.push(button(idOf(fresh.id), t('show.add', { title: plainTitle(fresh, 70) }), { style }));
    }
    return message({ content, components: [row(...buttons)] });
  }
  const offered = shows.slice(0, MAX_OPTIONS - additional);
  const labels = showLabels(offered, t, MAX_OPTION);
  const options = offered.map(({ id }, place) => ({ label: labels[place] ?? '', value: id }));
  if (fresh !== undefined) {
    options.push({ label: t('show.add', { title: formatTitle(fresh) }), value: fresh.id });
  }
  return message({
    content,
    components: [row(select(idOf(), t('show.placeholder'), options))],
  });
}
