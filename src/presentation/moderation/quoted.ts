import { escapeUserText } from '../markdown/escape-user-text.ts';
import { shorten } from '../payload/code-points.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';

/** A reason or note as its writer typed it, shortened to one line. */
export const quoted = (text: string): string =>
  escapeUserText(shorten(text.replace(/\s+/g, ' '), MAX_FIELD.reason));
