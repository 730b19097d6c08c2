/** Long work in steps: whoever runs it may let others have their turn after each. */
export type Steps<T> = Generator<undefined, T>;

/** So many entries make a step, which takes far less than a millisecond. */
export const STEP = 4096;

/** Runs all steps at once. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Scores, one after the other. Shows and members have small numbers from 0 on; not every number need have scores, nor every place. */
export interface ScoreColumns {
  /** How many places there are. */
  readonly size: number;
  /** How many numbers there are of shows and of members. */
  readonly shows: number;
  readonly members: number;
  /** By place: numbers of show and member, and the score in tenths. The show is `NONE` where there is no score. */
  readonly show: Int32Array;
  readonly member: Int32Array;
  readonly score: Int16Array;
}

/** In place of a show's number. */
export const NONE = -1;

/** Scores grouped by one of their numbers: those of `of` lie from `start[of]` to `start[of + 1]`. */
export interface Grouped {
  readonly start: Int32Array;
  /** The other number of each score. */
  readonly other: Int32Array;
  readonly score: Int16Array;
}

/** The same scores by show and by member, each in the order of the other number. Twelve bytes a score. */
export interface ScoreTable extends Pick<ScoreColumns, 'shows' | 'members'> {
  /** How many scores there are. */
  readonly size: number;
  readonly byShow: Grouped;
  readonly byMember: Grouped;
}

export const countIn = ({ start }: Grouped, of: number): number => (start[of + 1] ?? 0) - (start[of] ?? 0);

/** Groups scores both ways, by counting: each way takes two looks at all of them. */
export function* tableOf(columns: ScoreColumns): Steps<ScoreTable> {
  const { shows, members } = columns;
  const unordered = yield* groupedBy(shows, columns.show, columns.member, columns);
  // Twice round puts each group in the order of the other number, so that two members' shows can be compared in one walk.
  const byMember = yield* turnedRound(unordered, shows, members);
  const byShow = yield* turnedRound(byMember, members, shows);
  return { size: byShow.score.length, shows, members, byShow, byMember };
}

function* groupedBy(
  groups: number,
  of: Int32Array,
  other: Int32Array,
  { size, score }: Pick<ScoreColumns, 'size' | 'score'>,
): Steps<Grouped> {
  const start = new Int32Array(groups + 1);
  for (let at = 0; at < size; at++) {
    if (at % STEP === 0) yield;
    const group = of[at] as number;
    if (group !== NONE) (start[group + 1] as number) += 1;
  }
  for (let group = 0; group < groups; group++) (start[group + 1] as number) += start[group] as number;
  const next = start.slice();
  const scores = start[groups] as number;
  const grouped = { start, other: new Int32Array(scores), score: new Int16Array(scores) };
  for (let at = 0; at < size; at++) {
    if (at % STEP === 0) yield;
    const group = of[at] as number;
    if (group === NONE) continue;
    const place = next[group] as number;
    next[group] = place + 1;
    grouped.other[place] = other[at] as number;
    grouped.score[place] = score[at] as number;
  }
  return grouped;
}

function* turnedRound({ start, other, score }: Grouped, groups: number, others: number): Steps<Grouped> {
  const of = new Int32Array(other.length);
  for (let group = 0; group < groups; group++) {
    if (group % STEP === 0) yield;
    of.fill(group, start[group], start[group + 1]);
  }
  return yield* groupedBy(others, other, of, { size: other.length, score });
}
