import { groupRangesOf, rangesOf, type Steps } from './steps.ts';

/** In place of a show's number. */
export const NONE = -1;

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
  /** Milliseconds since the epoch. */
  readonly writtenAt: Float64Array;
  /** 1 for imported. */
  readonly imported: Uint8Array;
}

/** Scores grouped by one of their numbers: those of `of` lie from `start[of]` to `start[of + 1]`. */
export interface Grouped {
  readonly start: Int32Array;
  /** The other number of each score. */
  readonly other: Int32Array;
  readonly score: Int16Array;
}

export interface GroupedByShow extends Grouped {
  readonly writtenAt: Float64Array;
  readonly imported: Uint8Array;
}

/** The same scores by show, and by member in the order of the shows' numbers: 21 bytes a score. */
export interface ScoreTable {
  readonly shows: number;
  readonly members: number;
  readonly byShow: GroupedByShow;
  readonly byMember: Grouped;
}

export const countIn = ({ start }: Grouped, of: number): number => (start[of + 1] ?? 0) - (start[of] ?? 0);

/** Groups scores both ways, by counting: each way takes two looks at all of them. */
export function* tableOf(columns: ScoreColumns): Steps<ScoreTable> {
  const { shows, members, show, member, score, writtenAt, imported } = columns;
  const byShow = yield* grouped(shows, show, columns.size, (size) => {
    const to = spaceFor(size);
    const put = (place: number, from: number) => {
      to.other[place] = member[from] as number;
      to.score[place] = score[from] as number;
      to.writtenAt[place] = writtenAt[from] as number;
      to.imported[place] = imported[from] as number;
    };
    return { to, put };
  });
  const showAt = new Int32Array(byShow.other.length);
  for (const [from, end] of groupRangesOf(byShow.start)) {
    yield;
    for (let one = from; one < end; one++) showAt.fill(one, byShow.start[one], byShow.start[one + 1]);
  }
  // As it goes through the shows one after the other, each member's scores come in their order.
  const byMember = yield* grouped(members, byShow.other, byShow.other.length, (size) => {
    const to = { other: new Int32Array(size), score: new Int16Array(size) };
    const put = (place: number, from: number) => {
      to.other[place] = showAt[from] as number;
      to.score[place] = byShow.score[from] as number;
    };
    return { to, put };
  });
  return { shows, members, byShow, byMember };
}

/**
 * Those scores of a table that are wanted, of the same shows.
 * @param isShow whether any scores of a show are wanted
 * @param isScore whether the one at this place is, if so
 */
export function* filtered(
  { start, other, score, writtenAt, imported }: GroupedByShow,
  isShow: (show: number) => boolean,
  isScore: (at: number) => boolean,
): Steps<GroupedByShow> {
  const wanted = new Int32Array(other.length);
  const left = new Int32Array(start.length);
  let size = 0;
  const choose = (one: number, end: number) => {
    for (let show = one; show < end; show++) {
      const [from, to] = [start[show] as number, start[show + 1] as number];
      for (let at = isShow(show) ? from : to; at < to; at++)
        if (isScore(at)) {
          wanted[size] = at;
          size += 1;
        }
      left[show + 1] = size;
    }
  };
  for (const range of groupRangesOf(start)) {
    yield;
    choose(...range);
  }
  const to = spaceFor(size);
  const copy = (from: number, end: number) => {
    for (let place = from; place < end; place++) {
      const at = wanted[place] as number;
      to.other[place] = other[at] as number;
      to.score[place] = score[at] as number;
      to.writtenAt[place] = writtenAt[at] as number;
      to.imported[place] = imported[at] as number;
    }
  };
  for (const range of rangesOf(size)) {
    yield;
    copy(...range);
  }
  return { ...to, start: left };
}

const spaceFor = (size: number): Omit<GroupedByShow, 'start'> => ({
  other: new Int32Array(size),
  score: new Int16Array(size),
  writtenAt: new Float64Array(size),
  imported: new Uint8Array(size),
});

/**
 * @param of the group of each of `size` entries, or `NONE`
 * @param begin makes the columns for as many as are in a group, and says how an entry is put at its place
 */
function* grouped<To>(
  groups: number,
  of: Int32Array,
  size: number,
  begin: (size: number) => { to: To; put: (place: number, from: number) => void },
): Steps<To & { start: Int32Array }> {
  const start = new Int32Array(groups + 1);
  const count = (from: number, end: number) => {
    for (let at = from; at < end; at++) {
      const group = of[at] as number;
      if (group !== NONE) (start[group + 1] as number) += 1;
    }
  };
  for (const range of rangesOf(size)) {
    yield;
    count(...range);
  }
  for (let group = 0; group < groups; group++) (start[group + 1] as number) += start[group] as number;
  yield;
  const next = start.slice();
  const { to, put } = begin(start[groups] as number);
  const place = (from: number, end: number) => {
    for (let at = from; at < end; at++) {
      const group = of[at] as number;
      if (group === NONE) continue;
      put(next[group] as number, at);
      (next[group] as number) += 1;
    }
  };
  for (const range of rangesOf(size)) {
    yield;
    place(...range);
  }
  return { ...to, start };
}
