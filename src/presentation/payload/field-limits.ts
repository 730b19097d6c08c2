import { MAX_BODY, MAX_HEADLINE } from '../../reviews/review.ts';
import { MAX_POSTER_URL } from '../../reviews/shows/poster.ts';
import { MAX_TYPED_TITLE } from '../../reviews/shows/title.ts';

/** What each text field of the bot's forms may hold, by custom id, in code points. */
export const MAX_FIELD = {
  headline: MAX_HEADLINE,
  body: MAX_BODY,
  /** Enough for "10 out of 10". */
  score: 20,
  show: MAX_TYPED_TITLE,
  alias: MAX_TYPED_TITLE,
  poster: MAX_POSTER_URL,
  /** Enough for "completed, 1000 of 1000 episodes seen". */
  progress: 60,
  /** Discord's own limit: many reviews in one go. */
  pasted: 4000,
  /** A number in a setting's form. */
  value: 10,
  /** `<a:name:id>` with the longest name and id. */
  'helpful-emoji': 64,
  'not-helpful-emoji': 64,
  /** Enough for "2026-05", with spaces. */
  period: 20,
  /** Ten of them fit into a message, as for reasons. */
  note: 150,
  reason: 150,
  /** The word that is typed before something is erased. */
  word: 20,
} as const satisfies { readonly [customId: string]: number };
