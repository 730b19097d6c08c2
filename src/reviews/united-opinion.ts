import { hasText, type Opinion } from './review.ts';

/**
 * What two opinions of one member about one show say together: the newer one counts, but where it has no text, or no score, the
 * older one's stays.
 */
export function unitedOpinion(newer: Opinion, older: Opinion): Opinion {
  const { headline, body, spoilers } = hasText(newer) ? newer : older;
  return {
    ...(headline !== undefined && { headline }),
    ...(body !== undefined && { body }),
    score: newer.score ?? older.score,
    spoilers,
    aspects: newer.aspects ?? older.aspects,
    progress: newer.progress ?? older.progress,
  };
}
