import { codePointLength } from '../../reviews/plain-text.ts';
import { UserError } from '../../reviews/user-error.ts';

/**
 * Throws UserError `input-too-long` for a text that is too long.
 * @param max in code points, as Discord counts
 */
export function checkLength(text: string, max = Infinity): void {
  if (codePointLength(text) > max) throw new UserError('input-too-long', { max });
}
