import { moderate } from '../../support/moderate.ts';
import { type PutReview, putReviews } from '../../support/put-reviews.ts';
import {
  chooseReviewChannel,
  reviewMessages,
  startWorld,
  type World,
  writeReview,
} from '../../support/world.ts';

/** Stands in what nobody may see without asking: spoilers, and reviews that moderators have hidden. */
export const COVERED = 'the lamp was never lit';

const MEMBERS = ['Ada', 'Malik', 'Noor', 'Jun', 'Léa', 'Tomás', 'Dmitri'];
const SHOWS = [
  'Paper Moon', 'Glass Heart', 'Salt', 'The Orchard', 'Winter Line', 'Ferry', 'Night Market', 'Signal 9',
  'Harbour', 'Nine Tailors', 'حارة الياسمين',
]; // biome-ignore format: a table

/** Scores in two circles of taste, with texts, spoilers, aspects and progress on some; two shows have few reviews. */
function reviewsOf(): PutReview[] {
  return SHOWS.flatMap((show, index) =>
    MEMBERS.slice(0, index === 1 ? 1 : index === 2 ? 3 : 7).flatMap((by, member): PutReview[] => {
      if ((index + member) % 5 === 4) return [];
      const likes = (index + member) % 2 === 0;
      const hasSpoilers = (index * member) % 4 === 3;
      return [
        {
          by,
          show,
          year: 2019 + (index % 7),
          score: likes ? 85 + 5 * (member % 4) : 25 + 5 * ((index + 2 * member) % 8),
          ...((index + member) % 3 === 0 && {
            headline: hasSpoilers ? `They say ||${COVERED}||` : `What ${by} says`,
            body: hasSpoilers ? `In the end ${COVERED}.` : 'A show like no other.',
            spoilers: hasSpoilers,
          }),
          ...(member % 2 === 0 && { aspects: { story: 80, music: 65 } }),
          progress: { status: member % 3 === 0 ? 'completed' : 'watching' },
        },
      ];
    }),
  );
}

/** A server with shows of all sorts, people who agree and who part, a hidden and a reported review, and a hidden profile. */
export async function filledServer(): Promise<World> {
  const world = await startWorld({ onDisk: true });
  const { sandbox } = world;
  await putReviews(world, reviewsOf());
  await chooseReviewChannel(world);
  const [malik, jun, lea] = ['Malik', 'Jun', 'Léa'].map((name) => sandbox.member(name));
  if (malik === undefined || jun === undefined || lea === undefined) throw new Error('Somebody is missing');
  await writeReview(lea, 'Kestrel & Finch', { score: '8', headline: 'Two birds' });
  await writeReview(jun, 'Kestrel & Finch', { score: '1', headline: COVERED });
  const [review, hidden] = reviewMessages(world);
  if (review === undefined || hidden === undefined) throw new Error('Nothing was posted');
  await moderate(malik, hidden, 'Hide');
  const opened = await jun.useMessageCommand('Report review', review);
  if (opened.kind !== 'modal') throw new Error('No form opened');
  await jun.submit(opened.modal, { reason: 'other', note: 'a joke' });
  await sandbox.member('Tomás').slash('/profile', { visible: false });
  return world;
}

/** A server with one review. */
export async function almostEmptyServer(): Promise<World> {
  const world = await startWorld({ onDisk: true });
  await chooseReviewChannel(world);
  await writeReview(world.sandbox.member('Noor'), 'Paper Moon', { score: '9' });
  return world;
}

export const emptyServer = (): Promise<World> => startWorld({ onDisk: true });
