/** The length of a text as Discord counts it: in code points, where JavaScript counts UTF-16 units. */
export const codePointLength = (text: string): number => {
  let length = 0;
  for (const _ of text) length++;
  return length;
};
