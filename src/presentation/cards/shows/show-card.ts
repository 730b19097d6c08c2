import { ButtonStyle } from 'discord-api-types/v10';
import { backButton, goButton } from '../../links/links.ts';
import { bestButton, newestButton } from '../../links/onward.ts';
import { besidePicture, type CardPayload, card, LINE } from '../../payload/card.ts';
import { customId } from '../../payload/custom-id.ts';
import type { Image } from '../../payload/image.ts';
import { button, buttonRows, row, select } from '../../payload/payload.ts';
import { pictureParts } from '../../pictures/picture-parts.ts';
import { reviewQuote } from '../../reviews/review-quote.ts';
import { scoreColour } from '../../score-colour.ts';
import { plainNameWithin, plainTitleWithin } from '../names.ts';
import { aboutShow } from './about-show.ts';
import { numbersOf, showTitle, watchedBy } from './show-facts.ts';
import { quotedBy, whoReviewed } from './show-reviews.ts';
import type { QuotedReview, ShowCardView } from './show-view.ts';

const PRIMARY = { style: ButtonStyle.Primary } as const;

/**
 * All that a server knows about a show, and what leads on from it.
 * @param image of how often each score was given; absent: as text, if there is a picture of it
 */
export function showCard(view: ShowCardView, image: Image | undefined): CardPayload {
  const { show, facts, picture, quoted, t } = view;
  const { mean } = facts.scores;
  const poster = t('card.poster', { title: plainTitleWithin(show) });
  return card(scoreColour(mean), [
    ...besidePicture(
      [[showTitle(show), ...numbersOf(view)].join('\n'), aboutShow(show, t)].filter((text) => text !== ''),
      show.poster,
      poster,
    ),
    watchedBy(facts, t),
    ...pictureParts(image, picture),
    ...(facts.reviews > 1 || quoted !== undefined ? [LINE] : []),
    whoReviewed(view),
    quoted && [quoteHeading(view, quoted), reviewQuote(quoted, t), quotedBy(quoted, t)].join('\n'),
    LINE,
    readSelect(view),
    ...buttonRows(buttons(view)),
  ]);
}

/** Of one review none is the most helpful. */
function quoteHeading({ facts, t }: ShowCardView, { isHelpful }: QuotedReview): string {
  if (facts.reviews === 1) return t('about.quoted.only');
  return isHelpful ? t('about.helpful') : t('about.quoted');
}

/** Opens one of the reviews. */
function readSelect({ show, readable, t }: ShowCardView) {
  if (readable.length === 0) return undefined;
  const options = readable.map(({ authorId, name, score }) => {
    const words = { name: plainNameWithin(name, 60) };
    return {
      label: score === undefined ? words.name : t('about.option', { ...words, score: score / 10 }),
      value: authorId,
    };
  });
  return row(select(customId('read-one', show.id), t('about.read'), options));
}

function buttons(view: ShowCardView) {
  const { show, facts, place, isModerator, t } = view;
  const write = (label: string) => button(customId('write', show.id), label, PRIMARY);
  const manage =
    isModerator && !place.isPublic
      ? [button(customId('manage-show', show.id), t('about.button.manage'))]
      : [];
  if (facts.reviews === 0)
    return [
      write(t('about.button.first')),
      ...bestButton(place, t),
      ...newestButton(place, t),
      ...manage,
      ...backButton(place, t),
    ];
  return [
    write(t('review.button.write')),
    button(customId('all-reviews', show.id), t('review.button.all')),
    goButton(place, { card: 'similar', showId: show.id, page: 1 }, t('about.button.similar')),
    ...manage,
    ...backButton(place, t),
  ];
}
