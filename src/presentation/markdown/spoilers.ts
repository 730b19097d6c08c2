import { escapeMarkdown } from './escape-markdown.ts';

/** What is between the marks is covered until a reader clicks it. */
export const SPOILER = /\|\|([^|]+(?:\|[^|]+)*)\|\|/g;

/** Escapes a line that a person typed, except for its spoiler marks: they hide what they enclose. */
export const escapeAroundSpoilers = (line: string): string =>
  line
    .split(SPOILER)
    .map((part, index) => (index % 2 === 1 ? `||${escapeMarkdown(part)}||` : escapeMarkdown(part)))
    .join('');
