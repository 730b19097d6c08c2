/** So many of something, in words for the operator: `1 review`, `1,204 reviews`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
