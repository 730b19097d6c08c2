/** Breaks the lines of a text between words so that they fit into this width, in columns; a longer word, such as a link, stays whole. */
export const wrap = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) =>
      line.split(' ').reduce((lines, word) => {
        const last = lines.slice(lines.lastIndexOf('\n') + 1);
        return `${lines}${last.length + 1 + word.length > width ? '\n' : ' '}${word}`;
      }),
    )
    .join('\n');
