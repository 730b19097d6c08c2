import { formatPeriod, monthOf, yearOf } from '../../../../src/reviews/period.ts';
import { SHOW_KINDS } from '../../../../src/reviews/shows/show.ts';
import { VOTER } from '../../filled/filled-world.ts';
import { ada, askedValue, choiceOf, messageOf, type Occasion, type Question, turn } from './question.ts';

const DAY = 24 * 60 * 60 * 1000;

type Options = (occasion: Occasion) => Record<string, string>;

const card = (name: string, shows: RegExp, command: string, options: Options = () => ({})): Question => ({
  name,
  shows,
  ask: (occasion) => ada(occasion).slash(command, options(occasion)),
});

/** In place of a picture that has yet to be drawn. */
const BARS = /[▁-█]{21}/;
/** How long a picture may take, in milliseconds. */
const DRAWN_WITHIN = 2000;

/** Its picture is drawn before anything else is asked, as it would be long before the same member asks again. */
const pictured = (question: Question): Question => ({
  ...question,
  async after({ sandbox }, answer) {
    const { id, channel_id, components } = messageOf(answer);
    if (!BARS.test(JSON.stringify(components))) return;
    const isDrawn = () =>
      sandbox.world.messagesOf(channel_id).findLast((one) => one.id === id)?.attachments[0];
    await sandbox.until(isDrawn, 'the picture', DRAWN_WITHIN);
  },
});

/** The place of the first show, or of the first person. */
const FIRST = /\b1(?:\*\*)? · /;
/** The server may have been filled in another month, or year. */
const FIRST_OR_NONE = /\b1(?:\*\*)? · |Nothing matches|Nobody/;

const top = (what: string, options: Options, shows = FIRST) => card(`/top, ${what}`, shows, '/top', options);
const sorted = (sort: string) => top(sort, () => ({ sort }));
const reviewers = (what: string, options: Options, shows = FIRST) =>
  card(`/reviewers, ${what}`, shows, '/reviewers', options);

const kind = ({ number }: Occasion) => ({ kind: SHOW_KINDS[number % SHOW_KINDS.length] ?? '' });
const year = ({ number }: Occasion) => ({ year: String(1950 + (number % 76)) });
const decade = ({ number }: Occasion) => ({ year: `${1950 + 10 * (number % 7)}s` });
const month = () => ({ period: formatPeriod(monthOf(Date.now() - DAY)) });

/** The cards of shows, members and rankings. */
export const LOOKING_AROUND: readonly Question[] = [
  card('/top', FIRST, '/top'),
  turn('/top: the next page', /\b11(?:\*\*)? · /, (occasion) => ada(occasion).slash('/top')),
  ...['reviews', 'divisive', 'gems', 'rising', 'loved'].map(sorted),
  top('a kind', kind),
  top('a year', year),
  top('a decade', decade),
  top('a kind and a decade', (occasion) => ({ ...kind(occasion), ...decade(occasion) }), FIRST_OR_NONE),
  top('a month', month, FIRST_OR_NONE),
  top('a year of reviews', () => ({ period: formatPeriod(yearOf(Date.now() - DAY)) }), FIRST_OR_NONE),
  top('a month, most reviewed', () => ({ ...month(), sort: 'reviews' }), FIRST_OR_NONE),
  top("a member's own", (occasion) => ({ by: ada(occasion).id })),
  ...[
    card('/show', /mean|One review|reviewed it yet/, '/show', (occasion) => ({ show: askedValue(occasion) })),
    card('/show, with many reviews', /mean/, '/show', ({ number }) => ({ show: choiceOf(number % 10) })),
    card('/profile', /Favourites/, '/profile'),
    card('/profile, another member', /Favourites/, '/profile', () => ({ member: VOTER })),
    card('/profile, with another member', /in common/, '/profile', () => ({ with: VOTER })),
  ].map(pictured),
  reviewers('by members helped', () => ({})),
  reviewers('by record', () => ({ sort: 'record' })),
  reviewers('by reviews', () => ({ sort: 'reviews' })),
  reviewers('this month', () => ({ period: 'month' }), FIRST_OR_NONE),
  reviewers('this year', () => ({ period: 'year' }), FIRST_OR_NONE),
  card('/recommend', /For|taste|every show/, '/recommend'),
  card('/recent', /New in/, '/recent'),
  turn('/recent: the next page', /New in/, (occasion) => ada(occasion).slash('/recent')),
];
