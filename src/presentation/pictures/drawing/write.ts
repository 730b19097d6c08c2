import { graphemesOf } from '../../payload/code-points.ts';
import { type FontOrder, fontFor, fontOrderFor } from './fonts.ts';
import { drawable } from './letters.ts';
import type { Pen } from './sheet.ts';
import { wordsOf } from './words.ts';

export interface Style {
  readonly size: number;
  readonly colour: string;
}

export interface Place {
  /** Where the text begins, ends or has its middle, by `align`. */
  readonly x: number;
  readonly baseline: number;
  readonly align: 'left' | 'center' | 'right';
}

/** What all lines of a text have in common. */
interface Lettering {
  readonly size: number;
  readonly order: FontOrder;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * Writes a text in one line, each script in its own direction, and returns how wide it is.
 * @param room how wide it may become; what is longer is cut
 */
export function write(
  pen: Pen,
  text: string,
  style: Style,
  { x, baseline, align }: Place,
  room = Infinity,
): number {
  const letters = drawable(text);
  const lettering = letteringOf(letters, style.size);
  const line = fitted(pen, letters, lettering, room);
  const width = measure(pen, line, lettering);
  pen.fillStyle = style.colour;
  pen.textAlign = align;
  pen.fillText(line, x, baseline);
  return width;
}

/**
 * Writes a text in several lines, from the right when its script runs from there. Words that are wider are broken, and what
 * is left over is cut from the last line.
 * @param box where its lines may be; `baseline` is the first one's
 */
export function writeLines(
  pen: Pen,
  text: string,
  style: Style,
  box: { left: number; width: number; baseline: number; lineHeight: number; most: number },
): void {
  const letters = drawable(text);
  const lettering = letteringOf(letters, style.size);
  const isFromRight = lettering.direction === 'rtl';
  pen.fillStyle = style.colour;
  for (const [index, line] of linesOf(pen, letters, lettering, box).entries()) {
    measure(pen, line, lettering);
    pen.textAlign = isFromRight ? 'right' : 'left';
    pen.fillText(line, isFromRight ? box.left + box.width : box.left, box.baseline + index * box.lineHeight);
  }
}

/** How wide a text is in one line. */
export const widthOf = (pen: Pen, text: string, size: number): number =>
  measure(pen, text, letteringOf(text, size));

const letteringOf = (text: string, size: number): Lettering => ({
  size,
  order: fontOrderFor(text),
  direction: isRightToLeft(text) ? 'rtl' : 'ltr',
});

/** By its first letter. */
const isRightToLeft = (text: string): boolean =>
  /^[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(/\p{L}/u.exec(text)?.[0] ?? '');

/** Returns how wide a line is, and leaves the pen ready to write it. */
function measure(pen: Pen, line: string, { size, order, direction }: Lettering): number {
  pen.font = fontFor(line, size, order);
  pen.direction = direction;
  return pen.measureText(line).width;
}

/** The text, or as much of it as fits with "…", cut between what people see as characters. */
function fitted(pen: Pen, text: string, lettering: Lettering, room: number): string {
  if (measure(pen, text, lettering) <= room) return text;
  const graphemes = [...graphemesOf(text)];
  const cutTo = (length: number) => `${graphemes.slice(0, length).join('').trimEnd()}…`;
  let [fits, tooMany] = [0, graphemes.length];
  while (fits + 1 < tooMany) {
    const middle = (fits + tooMany) >> 1;
    if (measure(pen, cutTo(middle), lettering) <= room) fits = middle;
    else tooMany = middle;
  }
  return cutTo(fits);
}

function linesOf(
  pen: Pen,
  text: string,
  lettering: Lettering,
  { width, most }: { width: number; most: number },
): string[] {
  const fits = (line: string) => measure(pen, line.trimEnd(), lettering) <= width;
  const pieces = wordsOf(text).flatMap((word) => (fits(word) ? [word] : [...graphemesOf(word)]));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && fits(last + piece)) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  const over = lines.splice(most - 1).join('');
  return [...lines, fitted(pen, over, lettering, width)].map((line) => line.trim());
}
