import { cleanLine, codePointLength } from '../plain-text.ts';
import { MAX_HEADLINE } from '../review.ts';
import { isHandle } from './lines/names.ts';
import { normalizeLine } from './lines/plain-line.ts';
import { isPageLine } from './pages/read-page.ts';
import { isScoreLabel, readScoreLine } from './scores/score-line.ts';
import { namesPart } from './scores/whose.ts';
import { isNotice } from './spoilers/notice.ts';

/** A line that ends as a sentence is a headline up to this length, and one without a blank line below it. */
const MOST_IN_SENTENCE = 45;
const MOST_WITHOUT_BLANK = 70;
/** The least length of the paragraph right below a headline: lines broken by hand are shorter. */
const LEAST_PARAGRAPH = 85;

/** No headline begins like this: lists, quotes, tables, rules, code, spoiler marks, links, tags. */
const BLOCK = /^(?:[-•·>|`+]|\d{1,2}[.)]\s|https?:|-#|#[\p{L}\p{N}])/u;
const MARKED = /^(?:#{1,3}\s|\*\*|__|【|=|~~)/;
const RATED = /\d\s?[/／⁄]\s?(?:100|10|20|5)\W*$|[★⭐]/u;
const GREETING =
  /^(?:hi|hello|hey|hiya|howdy|greetings|dear|welcome|good (?:morning|evening|day|afternoon)|hallo|servus|moin|liebe|guten (?:tag|abend)|bonjour|bonsoir|salut|coucou|hola|buenas|buenos días|ciao|salve|buongiorno|olá|oi|bom dia|cześć|witam|hej|привет|здравствуйте|всем привет|добрый|こんにちは|こんばんは|はじめまして|大家好|你好|안녕|여러분|merhaba|selam|halo|hai|สวัสดี)(?![\p{L}])(?! (?:again|there is|world))/iu;
const LABEL =
  /^(?:(?:the )?(?:pros?|cons?|good|bad|ugly|positives?|negatives?|likes?|dislikes?)(?: (?:and|&|\/) (?:cons?|bad|negatives?|dislikes?))?|(?:my |a |short |quick |final |first |mini |full )?(?:review|thoughts?|impressions?|summary|synopsis|opinion|take|recap|notes?|conclusion|verdict|rant|intro|introduction)|story|plot|acting|cast|music|ost|ending|characters?|visuals|romance|edit(?:ed)?|update(?:d)?|note|disclaimer|warning|attention|tl;?dr|p\.?s\.?|genre|rating|score|overall|title|author|date|episodes?|vorteile|nachteile|pro|contra|kontra|fazit|kritik|handlung|points? (?:forts?|faibles?|positifs?|négatifs?)|avis|critique|résumé|lo (?:bueno|malo)|a favor|en contra|reseña|crítica|opinión|pontos (?:positivos|negativos)|prós|contras|resenha|pregi|difetti|recensione|plusy|minusy|zalety|wady|recenzja|плюсы|минусы|отзыв|рецензия|итог|сюжет|良い点|悪い点|感想|レビュー|あらすじ|优点|缺点|影评|长评|短评|장점|단점|후기|리뷰|감상평|artılar|eksiler|inceleme|kelebihan|kekurangan|ulasan|ข้อดี|ข้อเสีย|รีวิว)[ :：!.]*$/iu;
const SENTENCES = /[.!?…]["”’)]?\s+["“‘(]?[\p{Lu}\p{Lo}\p{N}]|[。！？][^。！？\s]/u;

/**
 * Takes the first line of a review as its headline when it stands apart and reads like a title. Not a headline: a greeting, a
 * user's name, two sentences, a label, a rating, the first of several lines of one kind, and what goes on in the next line.
 * @param text trimmed, with line feeds as line breaks
 * @param isFromPage whether it was copied from a page, which may leave no blank line below the headline
 */
export function readHeadline(
  text: string,
  isFromPage = false,
): { headline: string; rest: string } | undefined {
  const end = text.indexOf('\n');
  if (end < 0) return undefined;
  const line = text.slice(0, end).trim();
  const next = text.slice(end + 1);
  const headline = asHeadline(line);
  if (headline === undefined) return undefined;
  const below = next.trimStart();
  const second = below.slice(0, below.indexOf('\n') < 0 ? undefined : below.indexOf('\n')).trim();
  const standsApart =
    MARKED.test(line) ||
    /^[^\S\n]*\n/.test(next) ||
    (isFromPage && headline.length <= MOST_WITHOUT_BLANK && second.length >= LEAST_PARAGRAPH);
  if (!standsApart || /^\p{Ll}/u.test(below) || isOneOfMany(line, second)) return undefined;
  return { headline, rest: below };
}

/** A line as a headline, without the marks around it; undefined when it reads like none. */
export function asHeadline(line: string): string | undefined {
  if (line.length > 4 * MAX_HEADLINE) return undefined;
  const headline = withoutMarks(cleanLine(line));
  const plain = normalizeLine(headline);
  if (plain === '' || codePointLength(headline) > MAX_HEADLINE || !/\p{L}/u.test(plain)) return undefined;
  if (BLOCK.test(line.trim()) || RATED.test(plain) || /[,;:：–—-]$/u.test(plain)) return undefined;
  if (GREETING.test(plain) || LABEL.test(plain) || SENTENCES.test(plain)) return undefined;
  if (/[.。]["”’)]?$/u.test(plain) && codePointLength(plain) > MOST_IN_SENTENCE) return undefined;
  if (isHandle(plain) || isScoreLabel(plain) || readScoreLine(plain) !== undefined) return undefined;
  if (isNotice(plain) || isPageLine(plain) || /\|\||\]\(/.test(headline)) return undefined;
  return headline;
}

const LABELLED = /^[\p{L}\p{N} /&-]{1,30}[:：]/u;
const ENDS = /[.!?…。！？][”"’)]?$/u;

/** "Season 1 ..." above "Season 2 ...", "Story: ..." above "Music: ...": lines of one kind. */
function isOneOfMany(line: string, second: string): boolean {
  const [first, other] = [normalizeLine(line.slice(0, 200)), normalizeLine(second.slice(0, 200))];
  const wordOf = (text: string) => /^[\p{L}\p{N}]+/u.exec(text)?.[0].toLowerCase();
  if (LABELLED.test(first) && (namesPart(first.split(/[:：]/)[0] ?? '') || LABELLED.test(other))) return true;
  if (codePointLength(first) > 80 || codePointLength(other) > 60 || other === '') return false;
  return wordOf(first) === wordOf(other) || (!ENDS.test(first + other) && !ENDS.test(first));
}

/** Strips the marks of "# Headline" and "**Headline**": the embed shows headlines in bold anyway. */
function withoutMarks(line: string): string {
  let left = withoutEmphasis(line.replace(/^#{1,3}\s+/, '').replace(/(?<!\s)\s+#+$/, ''));
  for (let again = 0; again < 3; again++) {
    const [, marks = '', inner = ''] = /^(\*{1,3}|_{1,3}|~{1,3}|={1,3}|-{1,3})\s*(\S.*)\1$/u.exec(left) ?? [];
    if (marks === '' || inner === '') break;
    left = inner.trimEnd();
  }
  return left.replace(/^【(.+)】$/u, '$1').trim();
}

/** A letter beside which a mark is none, as in "f**k": one of a script that puts spaces between words. */
const LETTER = String.raw`[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]]`;
const around = (mark: string, inner: string): RegExp =>
  new RegExp(
    String.raw`(?<!${LETTER}|[*_~\\])(${mark})(?=[^\s*_~])(${inner})(?<=[^\s*_~])\1(?!${LETTER}|[*_~])`,
    'gv',
  );

/** In turn: marks that stand in pairs of two, code, and single ones, each around whole words. */
const PAIRS = [around('\\*{2,3}|_{2,3}|~~', '.+?'), /(`)([^`]+)`/gv, around('[*_]', '[^*_]+')];

/**
 * Strips the marks within a line: a headline is shown as it is, with its asterisks. A backslash beside a word goes with the mark that
 * it escapes.
 */
function withoutEmphasis(line: string): string {
  let left = line;
  for (const pair of PAIRS) left = left.replace(pair, '$2');
  return left.replace(/\\([*_~`])(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])\\([*_~`])/gu, '$1$2');
}
