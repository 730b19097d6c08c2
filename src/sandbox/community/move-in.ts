import type { Answer } from '../interactions/interactions.ts';
import type { Sandbox } from '../sandbox.ts';
import reviews from './reviews.json' with { type: 'json' };

/** A review that a member of the community writes, and the members who find it helpful or not. */
interface CommunityReview {
  readonly author: string;
  readonly show: string;
  readonly score: string;
  readonly headline: string;
  readonly body: string;
  readonly spoilers?: boolean;
  readonly helpful: readonly string[];
  readonly unhelpful: readonly string[];
}

/** How many milliseconds members wait for the bot's 👍 and 👎 below a review before they react anyway. */
const patience = 15_000;

/** Plans that the community moves into a new world; `moveIn` then does it. */
export function planMoveIn({ world, isNew }: Sandbox): void {
  if (isNew) world.progress.put('community', { done: 0 });
}

/**
 * Fills a world for which this is planned: its members choose the channels, chat, review shows, vote and report,
 * with the bot's own commands. It goes as fast as rate limits let the bot answer, and continues where the sandbox was closed.
 * @param signal stops it
 */
export async function moveIn(sandbox: Sandbox, signal: AbortSignal): Promise<void> {
  const { progress } = sandbox.world;
  const steps = stepsIn(sandbox);
  for (let done = progress.get('community')?.done ?? steps.length; done < steps.length; done++) {
    // This is scenery: a step may fail because somebody has changed the world, and the next one continues.
    await steps[done]?.().catch(() => {});
    if (signal.aborted) return;
    progress.put('community', { done: done + 1 });
  }
}

function stepsIn(sandbox: Sandbox): (() => Promise<void>)[] {
  const say = (name: string, text: string) => async () => {
    const reviewChannel = `<#${sandbox.channel('reviews').id}>`;
    sandbox.member(name).send('general', text.replace('#reviews', reviewChannel));
  };
  const write = (review: CommunityReview) => () => writeAndVote(sandbox, review);
  return [
    () => chooseChannels(sandbox),
    say('Ada', 'Welcome, everybody! Write `/review write` here, and your review appears in #reviews. 🎬'),
    ...reviews.slice(0, 10).map(write),
    () => setPoster(sandbox, '달빛 세탁소 (2025)', 'moonlight-laundry'),
    () => setPoster(sandbox, 'The Lighthouse Shift (2024)', 'lighthouse-shift'),
    say('Jun', 'I have opinions about a gearwheel.'),
    say('Noor', 'The gearwheel is **the best one**, and you know it.'),
    ...reviews.slice(10, 20).map(write),
    say('Léa', 'Quelqu’un a vu la vache ? ||Elle descend à la troisième île.||'),
    say('Malik', 'Please keep spoilers behind bars, like Léa just did. Thank you!'),
    ...reviews.slice(20).map(write),
    () => report(sandbox, 'Noor', 'Paper Satellites (2026)', 'Jun', 'Off topic'),
    async () => void (await slash(sandbox, 'Tomás', '/top')),
  ];
}

const slash = (sandbox: Sandbox, name: string, command: string, options = {}) =>
  sandbox.member(name).slash(command, options, { channel: 'general' });

async function chooseChannels(sandbox: Sandbox): Promise<void> {
  const staff = sandbox.channel('staff');
  staff.allow('bot', 'ViewChannel');
  const options = {
    'reviews-channel': sandbox.channel('reviews').id,
    'reports-channel': staff.id,
    'log-channel': staff.id,
  };
  dismiss(sandbox, 'Ada', await slash(sandbox, 'Ada', '/settings set', options));
}

async function setPoster(sandbox: Sandbox, show: string, name: string): Promise<void> {
  const options = { show, link: `https://posters.example/${name}.png` };
  dismiss(sandbox, 'Malik', await slash(sandbox, 'Malik', '/moderate show poster', options));
}

/** Somebody reports a review, which waits for the visitor to decide. */
async function report(sandbox: Sandbox, by: string, show: string, author: string, reason: string) {
  const { id = '' } = reviewBy(sandbox, author, show) ?? {};
  const opened = await sandbox.member(by).useMessageCommand('Report review', { id });
  if (opened.kind !== 'modal') return;
  dismiss(sandbox, by, await sandbox.member(by).submit(opened.modal, { reason }));
}

const reviewBy = (sandbox: Sandbox, author: string, show: string) =>
  sandbox
    .channel('reviews')
    .messages.findLast(
      ({ embeds: [embed] }) => embed?.author?.name === author && embed.title?.includes(show),
    );

async function writeAndVote(sandbox: Sandbox, review: CommunityReview): Promise<void> {
  const { author, show, score, headline, body, spoilers = false } = review;
  const opened = await slash(sandbox, author, '/review write', { show });
  if (opened.kind !== 'modal') return;
  const answer = await sandbox.member(author).submit(opened.modal, { score, headline, body, spoilers });
  dismiss(sandbox, author, answer);
  // A review of a score alone asks nobody whether it helped.
  if (body === '') return;
  const message = () => reviewBy(sandbox, author, show);
  await sandbox.until(
    () => (message()?.reactions.length ?? 0) >= 2,
    'the answers that the bot offers',
    patience,
  );
  const { id = '' } = message() ?? {};
  for (const name of review.helpful) sandbox.member(name).react({ id }, '👍');
  for (const name of review.unhelpful) sandbox.member(name).react({ id }, '👎');
}

/** Removes an ephemeral answer, which would otherwise greet whoever becomes that member in the page. */
function dismiss(sandbox: Sandbox, name: string, answer: Answer): void {
  if (answer.kind === 'message' && answer.ephemeral) sandbox.member(name).remove(answer.message);
}
