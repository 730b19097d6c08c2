import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reviewMessage, wholeEmbeds } from '../../../src/presentation/reviews/review-embed.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import type { Review } from '../../../src/reviews/review.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { brokenLimits } from '../limits.ts';
import { repeatedText, substance, wildText } from '../markdown/arbitrary-text.ts';
import { REVIEW, SHOW } from '../samples.ts';

const t = createTexts().for('en-US');
const counts = { helpful: 0, notHelpful: 0 };
const shown = (change: Partial<Review>, votes = counts, notHelpfulOff = false) =>
  reviewMessage({
    review: { ...REVIEW, ...change },
    show: SHOW,
    postingId: 'posting1',
    counts: votes,
    notHelpfulOff,
    t,
  });

describe('the message of a review', () => {
  test('shows author, show, score, stars, headline, text and the question', () => {
    const { embeds, components, allowed_mentions } = shown({});
    expect(embeds).toEqual([
      {
        author: { name: 'Mika', icon_url: 'https://cdn.example/42.png' },
        title: '7.5/10 · Glass Heart (2025)',
        description: '★★★★★★★½☆☆\n**Loud, and worth it**\n\nThe band carries it.',
        color: expect.any(Number),
        footer: { text: 'Was this review helpful to you?' },
        timestamp: new Date(REVIEW.writtenAt).toISOString(),
      },
    ]);
    expect(components).toEqual([
      {
        type: 1,
        components: [
          { type: 2, style: 2, custom_id: 'write:show1:posting1', label: 'Write or edit yours' },
          { type: 2, style: 2, custom_id: 'all-reviews:show1', label: 'All reviews' },
          { type: 2, style: 2, custom_id: 'go:s.show1', label: 'About the show' },
        ],
      },
    ]);
    expect(allowed_mentions).toEqual({ parse: [] });
  });

  test('leads from its title to the page of a show that the catalogue knows', () => {
    const show: Show = {
      ...SHOW,
      ids: { tvmaze: '81', imdb: 'tt1000001' },
      listing: { ref: 'tvmaze:81', titles: [] },
      poster: 'https://static.tvmaze.com/glass.jpg',
    };
    const url = 'https://www.tvmaze.com/shows/81';
    const thumbnail = { url: show.poster };
    const seen = (change: Partial<Review>) =>
      reviewMessage({ review: { ...REVIEW, ...change }, show, counts, t }).embeds;
    const [first, ...others] = seen({ body: 'long '.repeat(790) });
    expect(first).toMatchObject({ title: '7.5/10 · Glass Heart (2025)', url, thumbnail });
    expect(others.length).toBeGreaterThan(0);
    // Discord makes one gallery of embeds with one address.
    for (const other of others) expect(other).not.toHaveProperty('url');
    expect(seen({ spoilers: true })).toMatchObject([{ url, thumbnail }]);
  });

  test.each([
    [12, 3, false, ' · 12 of 15 people found this review helpful'],
    [1, 0, false, ' · 1 of 1 person found this review helpful'],
    [0, 2, false, ''],
    [12, 3, true, ' · 12 people found this review helpful'],
    [1, 0, true, ' · 1 person found this review helpful'],
    [0, 3, true, ''],
    [1200, 34, false, ' · 1,200 of 1,234 people found this review helpful'],
  ])('with %i helpful and %i not helpful votes (👎 off: %s) says "%s"', (helpful, notHelpful, off, words) => {
    const { embeds } = shown({}, { helpful, notHelpful }, off);
    expect(embeds[0]?.footer?.text).toBe(`Was this review helpful to you?${words}`);
  });

  test('shows aspects and progress in one line', () => {
    const { embeds } = shown({
      aspects: { story: 40, acting: 85 },
      progress: { status: 'completed', seen: 16, total: 16 },
      headline: undefined,
    });
    expect(embeds[0]?.description).toBe(
      '★★★★★★★½☆☆\nCompleted · 16 of 16 episodes seen · Story 4 · Acting 8.5\n\nThe band carries it.',
    );
  });

  test('is one line for a score alone, and asks nobody whether it helped', () => {
    const { embeds, components } = shown({ headline: undefined, body: undefined });
    expect(embeds).toEqual([
      {
        author: { name: '7.5/10 · Glass Heart (2025) · Mika', icon_url: 'https://cdn.example/42.png' },
        color: expect.any(Number),
      },
    ]);
    expect(components[0]?.components).toHaveLength(3);
  });

  test('without a score has neither a score nor stars, and a colour that rates nothing', () => {
    expect(shown({ score: undefined }).embeds[0]).toMatchObject({
      title: 'Glass Heart (2025)',
      description: '**Loud, and worth it**\n\nThe band carries it.',
      color: 0x80848e,
    });
  });

  test('folds a long text at a paragraph, with a button to read it all', () => {
    const paragraphs = Array.from({ length: 10 }, (_, index) => `${index}${' word'.repeat(40)}`);
    const { embeds, components } = reviewMessage({
      review: { ...REVIEW, body: paragraphs.join('\n\n') },
      show: SHOW,
      counts,
      fold: 1000,
      t,
    });
    expect(embeds[0]?.description?.endsWith(`\n\n${paragraphs[3]}`)).toBe(true);
    expect(components[0]?.components[0]).toMatchObject({ label: 'Read all', custom_id: 'spoilers:show1:42' });
    expect(shown({ body: 'short' }).components[0]?.components).toHaveLength(3);
  });

  test('gives a text an embed of its own below a poster, which would narrow it', () => {
    const show = { ...SHOW, poster: 'https://pictures.example/1.png' };
    const { embeds } = reviewMessage({ review: REVIEW, show, counts, t });
    expect(embeds).toMatchObject([
      { thumbnail: { url: show.poster }, description: '★★★★★★★½☆☆\n**Loud, and worth it**' },
      { description: 'The band carries it.', footer: { text: 'Was this review helpful to you?' } },
    ]);
    expect(embeds[1]?.thumbnail).toBeUndefined();
  });

  test('hides what a headline has between spoiler marks, and nothing else of it', () => {
    const description = (headline: string) => shown({ headline, body: undefined }).embeds[0]?.description;
    expect(description('So ||he *dies*||, and')).toContain('**So ||he \\*dies\\*||, and**');
    expect(description('One || mark')).toContain('**One \\|\\| mark**');
  });

  test('hides the text of a review with spoilers and its details behind a button', () => {
    const { embeds, components } = shown({ spoilers: true, aspects: { story: 40 } });
    expect(embeds[0]?.description).toBe('★★★★★★★½☆☆\n**Loud, and worth it**\nContains spoilers');
    expect(components[0]?.components.map((one) => 'custom_id' in one && one.custom_id)).toEqual([
      'spoilers:show1:42',
      'write:show1:posting1',
      'all-reviews:show1',
      'go:s.show1',
    ]);
  });

  test('shows the whole text to a member who presses the spoiler button', () => {
    const [embed] = wholeEmbeds({ ...REVIEW, spoilers: true }, SHOW, t);
    expect(embed?.description).toContain('The band carries it.');
  });

  test('has no button for spoilers when there is no text to hide', () => {
    expect(shown({ spoilers: true, body: undefined }).components[0]?.components).toHaveLength(3);
  });

  test('colours the best and the worst score differently', () => {
    expect(shown({ score: 100 }).embeds[0]?.color).not.toBe(shown({ score: 0 }).embeds[0]?.color);
  });

  test('splits a long text into two embeds, with the question below the second', () => {
    const body = `${'word '.repeat(790)}end of it`;
    const { embeds } = shown({ body, headline: '*'.repeat(150) });
    expect(embeds).toHaveLength(2);
    expect(embeds[0]?.footer).toBeUndefined();
    expect(embeds[1]?.footer).toBeDefined();
    expect(embeds[1]?.title).toBeUndefined();
  });

  test('keeps the score in place beside a title and a name that run from right to left', () => {
    const show = { ...SHOW, title: 'قلب \u202eزجاج' };
    const { embeds } = reviewMessage({ review: REVIEW, show, counts, t });
    expect(embeds[0]?.title).toBe('7.5/10 · \u2068قلب \u202eزجاج (2025)\u202c\u2069');
  });
});

describe('whatever a member types', () => {
  const bodies = fc.oneof(
    wildText(4000),
    repeatedText(4000),
    fc
      .constantFrom('*', '\\', '👨‍👩‍👧‍👦', '🎉', 'شكرا', '\u202e', '[a](tel:1)', '_*a\n\n')
      .map((piece) => Array.from(piece.repeat(4000)).slice(0, 4000).join('')),
  );
  const headlines = fc.oneof(wildText(150), repeatedText(150));
  test('the message keeps the limits of Discord and the text arrives whole', () => {
    fc.assert(
      fc.property(bodies, headlines, wildText(150), wildText(120), (body, headline, title, name) => {
        const review = {
          ...REVIEW,
          body,
          headline,
          author: { ...REVIEW.author, name },
          aspects: { story: 5, acting: 95, music: 75, rewatch: 15 },
        };
        const show = { ...SHOW, title: `a${title}` };
        const whole = reviewMessage({ review, show, counts: { helpful: 123456, notHelpful: 654321 }, t });
        expect(brokenLimits(whole)).toEqual([]);
        const text = whole.embeds.map(({ description }) => description).join('');
        expect(substance(text).endsWith(substance(body))).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  test('no embed ends in half a character', () => {
    const body = '👨‍👩‍👧‍👦'.repeat(571);
    const { embeds } = shown({ body, headline: 'h'.repeat(150) });
    const families = embeds.map(({ description }) => description?.replace(/^[^👨]*/u, '') ?? '');
    expect(families.join('')).toBe(body);
    for (const part of families) expect(codePointLength(part) % 7).toBe(0);
  });
});
