import { codePointLength } from '../../reviews/plain-text.ts';
import { balanceDirections, withoutDirections } from './bidirectional.ts';
import { closeMarks, closeMarksAtEnd } from './close-marks.ts';
import { breakLinks, showLinkTargets } from './link-targets.ts';

/**
 * Prepares a member's own Markdown for an embed: links show their URL, open marks and directions are closed. The result
 * fits into `room` code points for any text that leaves 64 of them free: a text that would grow too much (by hundreds
 * of links, open marks or direction controls) is made harmless without growing.
 */
export function bodyMarkdown(body: string, room: number): string {
  // Links come after directions: removing a control between two brackets can make a link.
  const shown = closeMarks(showLinkTargets(balanceDirections(body)));
  return codePointLength(shown) <= room ? shown : closeMarksAtEnd(breakLinks(withoutDirections(body)));
}
