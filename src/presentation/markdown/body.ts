import { codePointLength } from '../../reviews/plain-text.ts';
import { balanceDirections, withoutDirections } from './bidirectional.ts';
import { closeMarks, closeMarksAtEnd } from './close-marks.ts';
import { breakLinks, showLinkTargets } from './link-targets.ts';

/**
 * A member's own Markdown as an embed shows it: links show their address, marks and directions that are left open are
 * closed. What that adds fits into `room` code points for any text that leaves 64 of them free: what would grow too
 * much (hundreds of links, of open marks or of controls of direction) is made harmless without growing.
 */
export function bodyMarkdown(body: string, room: number): string {
  const shown = closeMarks(balanceDirections(showLinkTargets(body)));
  return codePointLength(shown) <= room ? shown : closeMarksAtEnd(breakLinks(withoutDirections(body)));
}
