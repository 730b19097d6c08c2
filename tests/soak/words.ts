/** Few enough that members mean the same shows, some so alike that one may be a typo of another. */
export const TITLES = [
  'Glass Heart', 'Glass Hart', 'The Glass Heart', 'glass heart (2019)', 'Glass Heart (2021)', 'Glass Heart (1987)',
  'Lanterns at Low Tide', 'Lantern at Low Tide', 'Harbour', 'Harbour (1999)', 'Harbor', 'Harbour II', 'DARK (2024)',
  'Dark', 'Signal 9', '달빛 세탁소', 'شكرا', '😀', 'Paper Mon', 'Night Markets', 'Winter Lines', 'Salt (1999)', 'Ferry (2020)',
  'The Orchards', 'Nine Tailor',
  'A title that goes on and on until nobody remembers how it began, and then some more for good measure (1999)',
]; // biome-ignore format: a table

/** What files are about: no typos, because who imports is not asked what they meant, and nobody is who types such a title later. */
export const FILE_TITLES = [
  'Glass Heart', 'Lanterns at Low Tide', 'Harbour', 'Dark', 'Signal 9', '달빛 세탁소', 'شكرا', '😀', 'Salt', 'Ferry', 'Rain, Rain',
]; // biome-ignore format: a table

/** Scores in every form, and what is none. */
export const SCORES = [
  '8', '10', '0', '7.5', '6,5', '9/10', '8 out of 10', '10/10', '7.3', '11', '-1', 'ten', '★★★', '½', '8.5',
]; // biome-ignore format: a table

export const EMOJI = [
  '👍', '👎', '🎉', '❤️', '👍🏽', '👨‍👩‍👧‍👦', 'off', ':smile:', '<:own:123456789012345678>', '🇫🇷',
]; // biome-ignore format: a table

export const LINKS = [
  'https://example.com/poster.jpg', 'http://example.com/a.png', 'https://[x', 'javascript:alert(1)',
]; // biome-ignore format: a table

export const PROGRESS = [
  'completed', '8 of 16', '16/16 episodes', 'dropped after 3', 'season 2', '0 of 0', 'watching 5 of 9',
]; // biome-ignore format: a table

/** White space, controls, private characters, and what looks like the bot's own ids. */
export const ODD = [
  ' ', '\u00a0', '\u200b', '\u2028x', '\u0007bell', '\ufeff', '\ue000', '\u{10ffff}', 'a\u0000b', 'id:', 'a:b:c', '…',
  'id:0123456789abcdef', '\u3164',
]; // biome-ignore format: a table

/** What stands above a review on a page that somebody copies. */
export const PAGE_HEAD = [
  'Completed', 'Lanterns at Low Tide', '3 people found this review helpful', 'Mar 4, 2024', '16 of 16 episodes seen',
]; // biome-ignore format: a table

export const PAGE_SCORES = ['Overall 7.0', 'Story 4.0', 'Acting/Cast 8.0', 'Music 6.0', 'Rewatch Value 1.0'];

export const PARAGRAPHS = [
  'The harbour town is drawn with such patience that the rain becomes a character of its own, and nobody hurries it.',
  'Only the cousins stay thin: they come, they sing, they leave, and the letters they carry are never opened at all.',
  'Read [this](https://example.com) ||she did it|| @everyone <@1> `code` **loud**',
];
