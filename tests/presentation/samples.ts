import type { Review } from '../../src/reviews/review.ts';
import type { Show } from '../../src/reviews/shows/show.ts';

export const SHOW: Show = { id: 'show1', title: 'Glass Heart', year: 2025, addedBy: '1', addedAt: 0 };

export const REVIEW: Review = {
  showId: 'show1',
  headline: 'Loud, and worth it',
  body: 'The band carries it.',
  score: 75,
  spoilers: false,
  author: { id: '42', name: 'Mika', avatarUrl: 'https://cdn.example/42.png' },
  writtenAt: 0,
  earlierScores: [],
  posting: { state: 'wanted', id: 'posting1', channelId: '9' },
};
