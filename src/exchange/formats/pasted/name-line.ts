import { codePointLength } from '../../../reviews/plain-text.ts';
import { readShowAddress } from '../../../reviews/shows/show-address.ts';
import { idsOf, type ShowIds } from '../../../reviews/shows/show-ids.ts';
import { parseTitle, type TitleAndYear } from '../../../reviews/shows/title.ts';
import { plainLine } from '../../../reviews/submission/lines/plain-line.ts';

/** What a line says that names the show of the review below it. */
export interface NameLine extends Partial<TitleAndYear> {
  /** How it does so: one paste does it in one way. '' for a line that is only short. */
  readonly style: string;
  readonly ids?: ShowIds | undefined;
  /** As typed behind the title: "8.5/10". */
  readonly score?: string | undefined;
}

const HEADING = /^(#{1,6}) +(\S.*?)(?:(?<! ) +#+)?$/;
const BOLD = /^(?:\*\*|__)(\S.*)(?:\*\*|__)$/;
const LABEL = /^(?:title|name|show|drama|series|film|movie|anime) ?[:：] ?(.+)$/i;
const LINK = /^\[(.+)\]\(<?(\S+?)>?\)$/;
const SCORE = /^(.*?[^\s:：|·,(–—-])[\s:：|·,(–—-]+((?:10|\d(?:[.,]\d)?) ?\/ ?10)\)?$/;
/** Parts of a review that people give a line of their own. */
const PART =
  /^(?:(?:the )?(?:good|bad|ugly)|story|plot|acting(?: ?\/ ?cast)?|cast|music|ost|soundtrack|sound|rewatch(?: value)?|characters?|visuals?|cinematography|direct(?:ion|ing)|writing|animation|art|ending|enjoyment|pros?|cons|likes?|dislikes?|verdict|overall|conclusion|final thoughts?|summary|synopsis|thoughts?|review|my (?:review|thoughts)|notes?|spoilers?|tl;?dr)[^\p{L}]*$/iu;
/** No line that names a show is longer, in UTF-16 units. */
const LONGEST = 400;
/** A title that nothing marks as one is no longer, in code points. */
const LONGEST_PLAIN_TITLE = 100;
const ENDS_AS_SENTENCE = /[.,;:…。、，；：]$/u;

/** Reads a line that is marked as the name of a show; undefined for any other. */
export function readNameLine(line: string): NameLine | undefined {
  const text = line.trim();
  if (text === '' || text.length > LONGEST) return undefined;
  const [, marks, heading] = HEADING.exec(text) ?? [];
  if (heading !== undefined) return named(`heading ${marks?.length}`, BOLD.exec(heading)?.[1] ?? heading);
  const [, bold] = BOLD.exec(text) ?? [];
  if (bold !== undefined) return named('bold', bold);
  const [, label] = LABEL.exec(text) ?? [];
  if (label !== undefined) return named('label', label);
  const ref = readShowAddress(text);
  if (ref !== undefined) return { style: 'address', ids: idsOf(ref) };
  const name = named('score', text);
  if (name?.ids !== undefined) return { ...name, style: 'address' };
  if (name?.year !== undefined) return { ...name, style: 'year' };
  return name?.score === undefined ? undefined : name;
}

/** Reads a line that nothing marks, and that may be a title as it is short and no sentence. */
export function readPlainTitle(line: string): NameLine | undefined {
  const text = plainLine(line);
  const isTitle =
    codePointLength(text) <= LONGEST_PLAIN_TITLE &&
    !ENDS_AS_SENTENCE.test(text) &&
    /[\p{L}\p{N}]/u.test(text);
  return isTitle ? named('', line) : undefined;
}

/** A title, perhaps as a link to its page, with a year and a score behind it or without; undefined for a part of a review. */
function named(style: string, text: string): NameLine | undefined {
  const [, before = text, score] = SCORE.exec(text) ?? [];
  const [, linked = before, address = ''] = LINK.exec(before) ?? [];
  const ref = readShowAddress(address);
  const name = parseTitle(ref === undefined ? before : linked);
  if (name.title === '' || PART.test(name.title)) return undefined;
  return {
    style,
    ...name,
    ...(ref !== undefined && { ids: idsOf(ref) }),
    ...(score !== undefined && { score }),
  };
}
