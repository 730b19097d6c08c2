import { createHash } from 'node:crypto';
import { ASPECTS, type Opinion } from '../../reviews/review.ts';

/** The same for two opinions only when they say the same. */
export function fingerprintOf({
  headline,
  body,
  score,
  spoilers,
  aspects = {},
  progress = {},
}: Opinion): string {
  const { status, seen, total } = progress;
  const said = [
    headline,
    body,
    score,
    spoilers,
    ASPECTS.map((aspect) => aspects[aspect]),
    status,
    seen,
    total,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}
