import { codePointLength } from '../../plain-text.ts';

const LONGEST_NAME = 30;
const LONGEST_TITLE = 100;
const WORD_OF_NAME = /^[@\p{L}\p{N}][\p{L}\p{M}\p{N}_.'’-]*$/u;
const ENDS_AS_SENTENCE = /[.!?…:;,。！？、，：；]$/u;
/** Words of sentences and of first impressions, that no user's name of several words has. */
const NO_NAME =
  /^(?:i|it|its|it's|we|you|he|she|they|my|me|this|that|is|was|are|so|very|too|not|no|but|and|or|how|what|why|loved?|liked?|hated?|good|great|best|bad|worst|nice|fun|funny|amazing|awesome|perfect|beautiful|boring|slow|solid|masterpiece|wow|meh|ok|okay|finally|again|yes|sad|cute|watch|must|just|really|pros?|cons|review|summary|plot|story|music|acting|verdict|overall|warning|note|edit|update|tl;?dr|update|hello|hi|hey|dear|я|это|не|очень|он|она|мой|шедевр|ich|es|das|sehr|gut|toll|nicht|le|la|les|je|un|une|el|lo|muy|bueno|il|che|molto|uma|o|os|to|jest)$/iu;

/** Whether a line of its own can be a user's name; with a capital it can be a headline as well: "Pure joy". */
export const isUserName = (line: string): boolean =>
  isName(line) && (!/^\p{Lu}/u.test(line) || /[_\d]/.test(line));

/** Whether words beside a date or stars can be a user's name: one word, or two that no sentence has. */
export function isName(line: string): boolean {
  if (codePointLength(line) > LONGEST_NAME || ENDS_AS_SENTENCE.test(line)) return false;
  const words = line.split(' ');
  return (
    words.length <= 2 &&
    words.every((word) => WORD_OF_NAME.test(word) && !NO_NAME.test(word)) &&
    /\p{L}/u.test(line)
  );
}

/** Whether one word looks like a user's name and like nothing else: "gulliver_heron", "heron42", "@heron". */
export const isHandle = (line: string): boolean =>
  /^@?[\p{L}\p{N}._-]{2,30}$/u.test(line) &&
  (/^@|_|\p{L}\d/u.test(line) || /^[a-z]{8,}$/.test(line) || /^\p{Ll}+[-.]\p{Ll}+$/u.test(line));

/** Whether a line can be a show's title: its words have capitals, apart from short ones, or its script has none. */
export function isTitle(line: string): boolean {
  if (codePointLength(line) > LONGEST_TITLE || /[.,;:…。、，；：]$/u.test(line) || !/\p{L}/u.test(line))
    return false;
  if (/^[-•>|*"“«]|\d ?\/ ?\d+$/u.test(line)) return false;
  const words = line.split(' ').filter((word) => /\p{L}/u.test(word));
  return (
    words.every(
      (word, at) => !/^[^\p{L}]*\p{Ll}/u.test(word) || (codePointLength(word) <= 3 && at < words.length - 1),
    ) && !/^\p{Ll}/u.test(line)
  );
}
