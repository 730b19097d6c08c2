import type { Standing } from '../../../reviews/ranking/show-list.ts';
import type { Score } from '../../../reviews/score.ts';
import type { Show } from '../../../reviews/shows/show.ts';
import type { AddressOf } from '../../links/address.ts';
import { backButton, openSelect, type Place, turnButton } from '../../links/links.ts';
import { bestButton, writeButton } from '../../links/onward.ts';
import { escapeUserText } from '../../markdown/escape-user-text.ts';
import { besidePicture, type CardPayload, card, LINE } from '../../payload/card.ts';
import { buttonRows } from '../../payload/payload.ts';
import type { Translate } from '../../texts/texts.ts';
import { LIST_COLOUR } from '../colours.ts';
import { nameWithin, plainTitleWithin, titleWithin } from '../names.ts';
import type { Person } from '../people/person.ts';
import { personOptions } from '../people/person-buttons.ts';
import { showOptions } from './scored-show.ts';

/** How many shows a card recommends. */
export const RECOMMENDED_AT_ONCE = 5;
/** Two lines beside a poster on a phone. */
const TITLE_COLUMNS = 40;

/** A show that a member may like. */
export interface Suggestion {
  readonly show: Show;
  /** Somebody near who gave it that score: of `shared` shows both lie at most one point apart on `within`. */
  readonly because?:
    | { readonly person: Person; readonly score: Score; readonly within: number; readonly shared: number }
    | undefined;
  /** Where it stands here, from how many reviews. */
  readonly standing?: (Standing & { readonly reviews: number }) | undefined;
}

export interface SuggestionsView {
  readonly place: Place;
  readonly here: AddressOf<'recommend' | 'similar'>;
  /** Markdown: the heading, and the line below it. */
  readonly heading: string;
  readonly suggestions: readonly Suggestion[];
  /** Whether there are more after these. */
  readonly hasMore: boolean;
  readonly t: Translate;
}

/** Shows that a member has not reviewed, each with a reason that they can check. For this member alone. */
export function suggestionsCard(view: SuggestionsView): CardPayload {
  const { place, heading, suggestions, t } = view;
  const people = suggestions.flatMap(({ because }) => because?.person ?? []);
  return card(LIST_COLOUR, [
    heading,
    ...suggestions.flatMap((suggestion) => suggestionPart(suggestion, t)),
    LINE,
    openSelect(place, t('card.open.show'), showOptions(suggestions.map(({ show }) => show))),
    openSelect(place, t('card.open.profile'), personOptions(people)),
    ...buttonRows([...nextButton(view), writeButton(t), ...bestButton(place, t), ...backButton(place, t)]),
  ]);
}

function suggestionPart(suggestion: Suggestion, t: Translate) {
  const { show } = suggestion;
  const reason = reasonFor(suggestion, t);
  const lines = [
    `**${titleWithin(show, TITLE_COLUMNS)}**`,
    ...(reason === undefined ? [] : [`-# ${reason}`]),
  ];
  return besidePicture([lines.join('\n')], show.poster, t('card.poster', { title: plainTitleWithin(show) }));
}

function reasonFor({ because, standing }: Suggestion, t: Translate): string | undefined {
  if (because !== undefined) {
    const { person, score, within, shared } = because;
    return t('recommend.because', { name: nameWithin(person.name), within, shared, score: score / 10 });
  }
  if (standing === undefined) return undefined;
  const { rank, weighted, reviews } = standing;
  return t('recommend.standing', { rank, rating: weighted / 10, count: reviews });
}

/** Leads to the next ones, and from the last back to the first. */
function nextButton({ place, here, hasMore, t }: SuggestionsView) {
  if (!hasMore && here.page === 1) return [];
  const page = hasMore ? here.page + 1 : 1;
  const label = hasMore
    ? t('recommend.next', { count: RECOMMENDED_AT_ONCE })
    : t('recommend.first', { count: RECOMMENDED_AT_ONCE });
  return [turnButton(place, { ...here, page }, label)];
}

/**
 * Says what the recommendations rest on.
 * @param reviews how many with a score the member wrote, and from how many on (`least`) tastes can be compared
 */
export function recommendHeading(
  { reviews, least, server }: { readonly reviews: number; readonly least: number; readonly server: string },
  t: Translate,
): string {
  const basis =
    reviews < least
      ? t('recommend.unknown', { server: escapeUserText(server), count: least })
      : t('recommend.basis', { count: reviews });
  return `${t('recommend.title')}\n-# ${basis}`;
}

export const similarHeading = (show: Show, t: Translate): string =>
  `${t('similar.title', { title: titleWithin(show, TITLE_COLUMNS) })}\n-# ${t('similar.basis')}`;
