import { DATE_LINE } from '../../../reviews/submission/lines/dates.ts';
import { plainLine } from '../../../reviews/submission/lines/plain-line.ts';
import { EPISODES } from '../../../reviews/submission/pages/progress-words.ts';
import { isVoteLine } from '../../../reviews/submission/pages/votes.ts';

/** The lines above a review on a member's page of reviews, as MyDramaList has them. */
export interface PageHeader {
  /** The first of its lines. */
  readonly start: number;
  /** The line with the show's title; undefined where there is none, as on the page of a show. */
  readonly title: number | undefined;
  /** The line with the date. */
  readonly date: number | undefined;
}

const STATUS = /^(?:completed|dropped|ongoing|(?:currently )?watching|on-?hold|plan to watch)$/i;
const STATUS_AND_VOTES =
  /^(?:completed|dropped|ongoing|(?:currently )?watching|on-?hold|plan to watch) \d{1,4}$/i;
const BADGE = /^(?:(?:\p{L}+ ){1,3}award\d*|top review(?:er)?|\d+ friends?|member since .{4,20})$/iu;
const BYLINE = /^by \S/i;

/** No header has more lines above the one that says how far somebody has watched. */
const LONGEST = 12;

interface ShownLine {
  readonly at: number;
  readonly plain: string;
}

/**
 * The headers in the lines of a text, from the top. Each has, in this order and not all: status, title, votes, user, date, and how far
 * they have watched.
 */
export function pageHeaders(lines: readonly string[]): readonly PageHeader[] {
  const shown = lines.flatMap((line, at) => (line.trim() === '' ? [] : [{ at, plain: plainLine(line) }]));
  const headers: PageHeader[] = [];
  let from = 0;
  for (const [place, { plain }] of shown.entries()) {
    if (place < from || !(EPISODES.line.test(plain) || STATUS_AND_VOTES.test(plain))) continue;
    const header = headerAbove(shown.slice(Math.max(from, place - LONGEST), place));
    if (header === undefined) continue;
    headers.push(header);
    // Episodes may have a status with votes below them.
    from = place + 2;
  }
  return headers;
}

/** Reads the lines above one that says how far somebody has watched, upwards; undefined where they are no header. */
function headerAbove(above: readonly ShownLine[]): PageHeader | undefined {
  let place = above.length - 1;
  const takeIf = (fits: (plain: string) => boolean): ShownLine | undefined => {
    const line = above[place];
    if (line === undefined || !fits(line.plain)) return undefined;
    place -= 1;
    return line;
  };
  const date = takeIf((plain) => DATE_LINE.test(plain));
  const user = takeIf((plain) => plain !== '');
  takeIf((plain) => STATUS.test(plain));
  let votes: ShownLine | undefined;
  for (let line = user; line !== undefined; line = takeIf((plain) => isVoteLine(plain) || BADGE.test(plain)))
    if (line !== user) votes = line;
  if (user === undefined || (date === undefined && votes === undefined && !BYLINE.test(user.plain)))
    return undefined;
  const title = takeIf((plain) => plain !== '' && !STATUS.test(plain));
  takeIf((plain) => STATUS.test(plain));
  return { start: above[place + 1]?.at ?? 0, title: title?.at, date: date?.at };
}
