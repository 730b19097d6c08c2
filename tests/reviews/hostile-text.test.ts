import { describe, expect, test } from 'vitest';
import { parseEmoji } from '../../src/reviews/counting/parse-emoji.ts';
import { baseEmoji, storedEmojiName } from '../../src/reviews/counting/voting-emoji.ts';
import { cleanLine, cleanText, codePointLength, isBlank } from '../../src/reviews/plain-text.ts';
import { parseProgress } from '../../src/reviews/progress.ts';
import { parseScore } from '../../src/reviews/score.ts';
import { parsePosterUrl } from '../../src/reviews/shows/poster.ts';
import { searchWords } from '../../src/reviews/shows/search-words.ts';
import { matchShow } from '../../src/reviews/shows/show-match.ts';
import { ShowSearch } from '../../src/reviews/shows/show-search.ts';
import { isSimilarTitle } from '../../src/reviews/shows/similar-title.ts';
import { parseTitle, titleKey } from '../../src/reviews/shows/title.ts';
import { readHeadline } from '../../src/reviews/submission/headline.ts';
import { isTitle, isUserName } from '../../src/reviews/submission/lines/names.ts';
import { normalizeLine } from '../../src/reviews/submission/lines/plain-line.ts';
import { withoutQuestion } from '../../src/reviews/submission/pages/closing-question.ts';
import { isPageLine, readPage } from '../../src/reviews/submission/pages/read-page.ts';
import { readPaste } from '../../src/reviews/submission/paste.ts';
import { withoutRepetitions } from '../../src/reviews/submission/repetition.ts';
import { findScore } from '../../src/reviews/submission/scores/find-score.ts';
import { findSpoilerNotice } from '../../src/reviews/submission/spoilers/notice.ts';
import { readSubmission } from '../../src/reviews/submission/submission.ts';
import { fastestRun, LONGEST_WAIT } from '../support/fastest-run.ts';

/** Discord's limits for a modal's field and for a command's option, in code points. */
const MOST_IN_FIELD = 4000;
const MOST_IN_OPTION = 6000;

const LANTERNS = 'The lanterns are lit one by one, and nobody in the village says a word.';
/** What a hostile text repeats until it is as long as Discord allows. */
const REPEATED = [
  ...[
    'a',
    '7',
    ' ',
    '\t',
    '\u00a0',
    '\n',
    '\r\n',
    ' \n',
    '(',
    '[',
    '/',
    ':',
    '.',
    '"',
    '-',
    '#',
    '|',
    '★',
    '☆',
  ],
  ...[
    '*',
    '_',
    '__',
    '`',
    '½',
    'ﷺ',
    '長',
    'ガ',
    'ｶﾞ',
    '글',
    '👍',
    '🏽',
    '\ufe0f',
    '\u200d',
    '\ud83d',
    '\u0301',
  ],
  ...[
    '\u0301\u0323',
    '\uff9e\u0301',
    'a\u0301\u0323',
    'a ',
    'ab ',
    '. ',
    '.) ',
    '- ',
    '8/10 ',
    '8/10.',
    '1/1',
  ],
  ...[
    '7.',
    'of ',
    'at-',
    '(2025',
    '(2025) ',
    'yes ',
    'yes|',
    'score ',
    'Story 8 ',
    'I give it ',
    '<a:',
    'a.',
  ],
  ...['a\n', 'a b\n', 'a\n\n', 'Yes.\nNo.\n', 'Story\n', 'Completed\n', '- a\n', '> a\n', `${LANTERNS}\n`],
  ...[
    'yes yes\n',
    'Spoiler\n',
    'no spoilers ahead\n',
    '34 likes\n',
    'by heron\n',
    'Rating: 8\n',
    '★★★★\n',
    '#a ',
  ],
  ...[
    'Helpful•3 ',
    'gulliver 3 March ',
    'a. 8/10. ',
    'spoiler ',
    'would watch ',
    'my ',
    'thanks\n',
    '3 March 2021\n',
  ],
  ...[`${LANTERNS}\n\n`, 'was this review helpful to you? ', 'Read more\nWas this review helpful to you?\n'],
];

function hostileTexts(length: number): string[] {
  return REPEATED.flatMap((part) => {
    const text = Array.from(part.repeat(length)).slice(0, length).join('');
    // Lines are read up to 200 characters, so each part fills such lines, too.
    const inLines = `${text.slice(0, 190)}\n`.repeat(Math.floor(length / 191));
    return [
      text,
      `a ${text.slice(0, -3)}a`,
      `${text.slice(0, -5)} 8/11`,
      `Completed\nOverall 8\n${inLines}`.slice(0, length),
    ];
  });
}

/** Names the texts that take too long, by their beginnings. */
function slowTexts(texts: readonly string[], read: (text: string) => unknown): string[] {
  const timed = texts.map((text) => ({ text, time: fastestRun(() => read(text)) }));
  return timed
    .filter(({ time }) => time >= LONGEST_WAIT)
    .map(({ text, time }) => `${JSON.stringify(text.slice(0, 20))}: ${time.toFixed(1)} ms`);
}

const FIELDS = { headline: '', body: '', score: '', spoilers: false };
const lines = (text: string) => text.split('\n');

const OF_FIELDS: Readonly<Record<string, (text: string) => unknown>> = {
  readPaste: (text) => readPaste({ ...FIELDS, body: text }),
  'readPaste, of the headline': (text) => readPaste({ ...FIELDS, headline: text }),
  'readPaste, of the score': (text) => readPaste({ ...FIELDS, score: text }),
  'readSubmission of a first text': (text) => readSubmission({ ...FIELDS, body: text }, { edit: false }),
  'readSubmission of an edit': (text) => readSubmission({ ...FIELDS, body: text }, { edit: true }),
  readPage: (text) => readPage(lines(text)),
  isPageLine,
  isUserName,
  isTitle,
  findSpoilerNotice: (text) => findSpoilerNotice(lines(text)),
  readHeadline: (text) => readHeadline(`${text}\n${text}`),
  normalizeLine,
  withoutQuestion: (text) => withoutQuestion(lines(text)),
  withoutRepetitions: (text) => withoutRepetitions(lines(text)),
  findScore: (text) => findScore(lines(text)),
  cleanText,
};

const OF_OPTIONS: Readonly<Record<string, (text: string) => unknown>> = {
  cleanLine,
  isBlank,
  codePointLength,
  parseProgress,
  parseScore,
  parseTitle,
  titleKey,
  searchWords: (text) => searchWords(titleKey(text)),
  parsePosterUrl,
  'parsePosterUrl of a host and path': (text) => parsePosterUrl(`https://${text}.example.com/${text}`),
  parseEmoji,
  baseEmoji,
  storedEmojiName,
  isSimilarTitle: (text) => isSimilarTitle(text, `b${text}c`),
  matchShow: (text) => matchShow([], { title: text }),
};

test.each(Object.entries(OF_FIELDS))('%s reads every text of a field in time', (_name, read) => {
  expect(slowTexts(hostileTexts(MOST_IN_FIELD), read)).toEqual([]);
});

test.each(Object.entries(OF_OPTIONS))('%s reads every text of an option in time', (_name, read) => {
  expect(slowTexts(hostileTexts(MOST_IN_OPTION), read)).toEqual([]);
});

test('a letter, nearly 4,000 line feeds and another letter are read within 5 ms', () => {
  const text = `a${'\n'.repeat(3990)}b`;
  expect(fastestRun(() => readPaste({ ...FIELDS, body: text }))).toBeLessThan(5);
});

test('Runs of paragraphs that were pasted twice one after the other are removed in time', () => {
  const runs = Array.from({ length: 12 }, (_, run) =>
    Array.from({ length: 16 }, (_, at) => `abcdef${at === 0 ? run : ''}`),
  );
  const text = runs.flatMap((run) => [...run, ...run]).join('\n');
  expect(slowTexts([text], (typed) => withoutRepetitions(lines(typed)))).toEqual([]);
});

describe('A search over 10,000 shows', () => {
  const SYLLABLES = 'ka ri to mel an der shi no wa lu ve st on er gra th el ma ro ch ai le sa'.split(' ');
  const FREQUENT = 'the of and love season 2 my in heart night'.split(' ');
  const syllable = (at: number) => SYLLABLES[at % SYLLABLES.length] ?? '';
  /** One of 12,167 words. */
  const word = (at: number) => syllable(at) + syllable(Math.floor(at / 23)) + syllable(Math.floor(at / 529));
  const frequent = (at: number) => FREQUENT[at % FREQUENT.length] ?? '';
  const titles: readonly ((at: number) => string)[] = [
    (at) => `The ${word(at * 7)} ${frequent(at)} ${word(at * 31)}`,
    (at) => `${word(at * 11)} Season ${1 + (at % 9)}`,
    (at) => `${frequent(at)} ${frequent(at + 3)} ${word(at)}`,
    (at) => `${'愛の不時着心花夜玻璃之千尋'.slice(at % 9, 3 + (at % 11))}${at}`,
    // As many words, and as similar ones, as fit into a title.
    (at) =>
      Array.from({ length: 33 }, (_, place) => 'abc'.charAt((at >> place) % 3) + (place % 10)).join(' '),
    (at) => '長心花夜'.charAt(at % 4).repeat(90) + at,
  ];
  const search = new ShowSearch();
  for (let at = 0; at < 10_000; at++) {
    const title = titles[at % titles.length]?.(at) ?? '';
    search.add({ id: String(at), title, year: 1950 + (at % 76), addedBy: '1', addedAt: at });
  }
  const words = (length: number, of: (at: number) => string) =>
    Array.from({ length }, (_, at) => of(at)).join(' ');
  const texts = [
    ...[100, 200, MOST_IN_OPTION].flatMap(hostileTexts),
    words(40, word),
    words(40, (at) => word(at * 7).slice(1)),
    words(40, frequent),
    words(40, (at) => `a${at % 10}`),
    'the season 2',
    'a b c d e f g h i k l m n o p r s t u v w x y z',
    titles[4]?.(9999) ?? '',
    `x${titles[4]?.(9999) ?? ''}`,
  ];
  test('finds in time, whatever is typed', () => {
    expect(slowTexts(texts, (text) => search.search(text, 25))).toEqual([]);
  });

  test('finds the same and similar titles in time', () => {
    expect(slowTexts(texts, (text) => search.findByTitle(text))).toEqual([]);
    expect(slowTexts(texts, (text) => search.findNear({ title: text }))).toEqual([]);
  });

  test('takes and replaces a show in time', () => {
    const shows = texts.slice(0, 300).map((text, at) => ({
      ...{ id: `hostile ${at % 10}`, title: [...text].slice(0, 100).join(''), addedBy: '1', addedAt: at },
    }));
    for (const show of shows) expect(fastestRun(() => search.add(show))).toBeLessThan(LONGEST_WAIT);
  });
});
