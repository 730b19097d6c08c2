import { type Aspects, type Posting, type Progress, partsOfKey, type Review } from '../../reviews/review.ts';
import { factsOf, knownAspects, type ReviewFacts } from '../../reviews/review-facts.ts';
import { nearestScore } from '../../reviews/score.ts';
import type { FactRow, StoredFacts } from '../backend.ts';
import { aspectsSchema, postingSchema, statusSchema } from '../entries/review-schemas.ts';
import { undefinedIfUnreadable } from '../storage-errors.ts';
import { Turn } from '../turn.ts';
import type { Collection } from './store.ts';

/** The version of entries whose facts the database picks out. */
const VERSION = 1;

/**
 * Reads facts about reviews, with a turn of the event loop when there have been some. An entry from which the database could not pick
 * them is read, and judged, whole.
 * @param take is called with each: nothing holds on to facts until the next, which would cost memory until it is collected
 */
export async function readReviewFacts(
  pages: AsyncIterable<readonly FactRow[]>,
  reviews: Pick<Collection<Review>, 'get'>,
  take: (facts: ReviewFacts) => void,
): Promise<void> {
  const turn = new Turn();
  let showId = '';
  for await (const rows of pages)
    for (const [key, stored] of rows) {
      if (turn.isOver) await turn.next();
      const facts = stored === null ? undefined : parseFacts(key, stored, showId);
      const review = facts === undefined ? await reviews.get(key).catch(undefinedIfUnreadable) : undefined;
      const known = facts ?? (review && factsOf(review));
      if (known === undefined) continue;
      showId = known.showId;
      take(known);
    }
}

/**
 * Undefined for anything that may be no review.
 * @param lastShowId the show of the review before, nearly always the same: one string for many reviews is found faster in maps
 */
function parseFacts(
  key: string,
  [textType, [version, score, writtenAt, editedAt, posting, aspects, status, importedAt, name]]: StoredFacts,
  lastShowId: string,
): ReviewFacts | undefined {
  const parts = partsOfKey(key);
  if (version !== VERSION || parts === undefined || typeof writtenAt !== 'number') return undefined;
  if (score !== null && !Number.isInteger(score)) return undefined;
  if (editedAt !== null && typeof editedAt !== 'number') return undefined;
  if (!isPosting(posting) || !isAspects(aspects) || !isStatus(status)) return undefined;
  if (typeof name !== 'string') return undefined;
  if (importedAt !== null && typeof importedAt !== 'number') return undefined;
  return {
    key,
    showId: parts.showId === lastShowId ? lastShowId : parts.showId,
    authorId: parts.authorId,
    authorName: name,
    score: score === null ? undefined : nearestScore(score as number),
    aspects: aspects === null ? undefined : knownAspects(aspects),
    status: status ?? undefined,
    imported: importedAt !== null,
    writtenAt,
    changedAt: editedAt ?? writtenAt,
    hasText: textType !== null,
    posting,
  };
}

/** Looks first at what nearly all have, which takes a tenth of the time that a schema does. */
function isPosting(posting: unknown): posting is Posting {
  if (typeof posting !== 'object' || posting === null) return false;
  const { state, id, channelId, messageId, postedAt, successor } = posting as Record<string, unknown>;
  const isPlain =
    state === 'posted' &&
    successor === undefined &&
    typeof id === 'string' &&
    typeof channelId === 'string' &&
    typeof messageId === 'string' &&
    typeof postedAt === 'number';
  return isPlain || postingSchema.safeParse(posting).success;
}

const isAspects = (aspects: unknown): aspects is Aspects | null =>
  aspects === null || aspectsSchema.safeParse(aspects).success;

const isStatus = (status: unknown): status is Progress['status'] | null =>
  status === null || statusSchema.safeParse(status).success;
