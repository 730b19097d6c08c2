import { shorten } from '../payload/code-points.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import { escapeUserText } from './escape-user-text.ts';

/** A reason or note as its writer typed it, shortened to one line. */
export const quoted = (text: string): string =>
  escapeUserText(shorten(text.replace(/\s+/g, ' '), MAX_FIELD.reason));
