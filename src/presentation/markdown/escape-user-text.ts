import { isolateDirection } from './bidirectional.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** Escapes a person's text for a line of the bot's own: its Markdown shows as typed, its direction ends with it. */
export const escapeUserText = (typed: string): string => isolateDirection(escapeMarkdown(typed));
