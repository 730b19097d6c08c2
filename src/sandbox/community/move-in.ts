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
const patience = 5000;

/** Plans that the community moves into a new world; `moveIn` then does it. */
export function planMoveIn({ world, isNew }: Sandbox): void {
  if (isNew) world.progress.put('community', { done: 0 });
}

/**
 * Fills a world for which this is planned: its members choose the review channel, chat, review shows and vote, with the
 * bot's own commands. It goes as fast as rate limits let the bot answer, and continues where the sandbox was closed.
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
    () => chooseReviewChannel(sandbox),
    say('Ada', 'Welcome, everybody! Write `/review write` here, and your review appears in #reviews. 🎬'),
    ...reviews.slice(0, 10).map(write),
    say('Jun', 'I have opinions about a gearwheel.'),
    say('Noor', 'The gearwheel is **the best one**, and you know it.'),
    ...reviews.slice(10, 20).map(write),
    say('Léa', 'Quelqu’un a vu la vache ? ||Elle descend à la troisième île.||'),
    say('Malik', 'Please keep spoilers behind bars, like Léa just did. Thank you!'),
    ...reviews.slice(20).map(write),
    async () => void (await slash(sandbox, 'Tomás', '/top')),
  ];
}

const slash = (sandbox: Sandbox, name: string, command: string, options = {}) =>
  sandbox.member(name).slash(command, options, { channel: 'general' });

async function chooseReviewChannel(sandbox: Sandbox): Promise<void> {
  const options = { 'reviews-channel': sandbox.channel('reviews').id };
  dismiss(sandbox, 'Ada', await slash(sandbox, 'Ada', '/settings set', options));
}

async function writeAndVote(sandbox: Sandbox, review: CommunityReview): Promise<void> {
  const { author, show, score, headline, body, spoilers = false } = review;
  const opened = await slash(sandbox, author, '/review write', { show });
  if (opened.kind !== 'modal') return;
  const answer = await sandbox.member(author).submit(opened.modal, { score, headline, body, spoilers });
  dismiss(sandbox, author, answer);
  const [, id] =
    (answer.kind === 'message' && /\/channels\/\d+\/\d+\/(\d+)/.exec(answer.message.content)) || [];
  if (id === undefined) return;
  const isReady = () => (sandbox.world.messages.get(id)?.reactions.length ?? 0) >= 2;
  await sandbox.until(isReady, 'the answers that the bot offers', patience);
  for (const name of review.helpful) sandbox.member(name).react({ id }, '👍');
  for (const name of review.unhelpful) sandbox.member(name).react({ id }, '👎');
}

/** Removes an ephemeral answer, which would otherwise greet whoever becomes that member in the page. */
function dismiss(sandbox: Sandbox, name: string, answer: Answer): void {
  if (answer.kind === 'message' && answer.ephemeral) sandbox.member(name).remove(answer.message);
}
