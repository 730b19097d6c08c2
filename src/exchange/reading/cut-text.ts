const SPOILER = '||';

/**
 * The beginning of a text that is too long: it ends after a paragraph, a sentence or a word, whichever leaves most but for a quarter,
 * and no spoiler in it stays open.
 * @param longest in code points
 */
export function cutText(text: string, longest: number): string {
  // Leaves room for the end of a spoiler.
  const room = [...text.slice(0, 2 * longest)].slice(0, longest - SPOILER.length).join('');
  const ends = [/(?<!\n)\n{2,}(?=[^\n])/g, /(?<=[.!?…。！？])\s+/g, /\s+/g].map(
    (end) => [...room.matchAll(end)].at(-1)?.index ?? 0,
  );
  const end = ends.find((each) => each >= room.length * 0.75);
  const cut = room.slice(0, end).trimEnd();
  return cut.split(SPOILER).length % 2 === 1 ? cut : `${cut}${SPOILER}`;
}
