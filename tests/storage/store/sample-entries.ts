import type { Votes } from '../../../src/reviews/counting/votes.ts';
import type { Review } from '../../../src/reviews/review.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import type { Draft, GuildRecord } from '../../../src/storage/entries/entries.ts';
import type { OutboxEntry } from '../../../src/storage/entries/outbox-entries.ts';

/** Has every optional property, so that the loss of one is noticed. */
export const fullReview: Review = {
  headline: 'Loud, tender, a little too long',
  body: '**Watch it** with good headphones.\n\n||The drummer stays.|| 🥁 グラスハート',
  score: 75,
  spoilers: true,
  aspects: { story: 40, acting: 80, music: 60, rewatch: 10 },
  progress: { status: 'completed', seen: 10, total: 10 },
  showId: 'show-1',
  author: {
    id: '80351110224678912',
    name: 'Aoi',
    avatarUrl: 'https://cdn.discordapp.com/embed/avatars/0.png',
  },
  writtenAt: 1_700_000_000_000,
  editedAt: 1_700_000_100_000,
  textEditedAt: 1_700_000_100_000,
  earlierScores: [{ score: 70, until: 1_700_000_100_000, shown: true }],
  pasted: { headline: '', body: 'Watch it', score: '7,5', spoilers: false },
  imported: { at: 1_700_000_000_000, from: 'letterboxd' },
  posting: {
    state: 'posted',
    id: 'p1',
    channelId: '41771983423143937',
    messageId: '162701077035089920',
    postedAt: 1_700_000_000_500,
  },
};

/** Has no optional property. */
export const bareReview: Review = {
  score: 0,
  spoilers: false,
  showId: 'show-2',
  author: fullReview.author,
  writtenAt: 1_700_000_000_000,
  earlierScores: [],
  posting: { state: 'wanted', id: 'p2', channelId: '41771983423143937' },
};

export const show: Show = {
  id: 'show-1',
  title: 'Glass Heart',
  year: 2025,
  kind: 'drama',
  aliases: ['グラスハート'],
  poster: 'https://images.example.com/glass-heart.jpg',
  mergedInto: 'show-2',
  addedBy: '80351110224678912',
  addedAt: 1_700_000_000_000,
};

export const votes: Votes = {
  messageId: '162701077035089920',
  reactions: { '👍': { normal: ['1', '2'], super: ['2'] }, '👎🏽': { normal: [], super: [] } },
  bots: ['1'],
  carried: { helpful: ['3'], notHelpful: [] },
  days: { '20784': ['1', '3'], '20785': ['2'] },
};

export const guildRecord: GuildRecord = {
  channelId: '41771983423143937',
  logChannelId: '41771983423143938',
  moderatorChannelId: '41771983423143939',
  writerRoleId: '41771983423143940',
  reviewsPerHour: 5,
  priorReviews: 0,
  tellAuthors: false,
};

export const draft: Draft = {
  showId: 'show-1',
  title: 'Glass Heart',
  year: 2025,
  typed: { headline: 'h', body: 'b', score: 'ten', spoilers: false },
  submitted: true,
  savedAt: 1_700_000_000_000,
};

export const outboxEntry: OutboxEntry = {
  ticket: 't1',
  action: 'edit',
  guildId: '1',
  reviewKey: 'show-1:80351110224678912',
  postingId: 'p1',
  channelId: '41771983423143937',
  messageId: '162701077035089920',
};
