import type { Answer } from '../interactions/interactions.ts';
import { flattenComponents } from '../rules/flatten-components.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SandboxMessage } from '../world/records.ts';

/** A review that a member writes, the details that they add, and the members who find it helpful or not. */
interface CommunityReview {
  readonly author: string;
  readonly show: string;
  /** Empty for none. */
  readonly score: string;
  readonly headline?: string;
  readonly body?: string;
  readonly spoilers?: boolean;
  /** Scores of story, acting, music and rewatch value. */
  readonly aspects?: Readonly<Record<string, string>>;
  readonly progress?: string;
  readonly helpful?: readonly string[];
  readonly unhelpful?: readonly string[];
}

interface CommunityShow {
  readonly title: string;
  readonly kind: string;
  readonly aliases?: readonly string[];
  readonly poster?: string;
}

const slash = (sandbox: Sandbox, name: string, command: string, options = {}) =>
  sandbox.member(name).slash(command, options, { channel: 'general' });

/** Uses a command whose answer nobody needs. */
async function quietly(sandbox: Sandbox, name: string, command: string, options: object): Promise<void> {
  dismiss(sandbox, name, await slash(sandbox, name, command, options));
}

/** Somebody says something in #general. */
export async function say(sandbox: Sandbox, name: string, text: string): Promise<void> {
  const reviewChannel = `<#${sandbox.channel('reviews').id}>`;
  sandbox.member(name).send('general', text.replace('#reviews', reviewChannel));
}

export const chooseReviewChannel = (sandbox: Sandbox): Promise<void> =>
  quietly(sandbox, 'Ada', '/settings set', { 'reviews-channel': sandbox.channel('reviews').id });

export async function chooseStaffChannel(sandbox: Sandbox): Promise<void> {
  const staff = sandbox.channel('staff');
  staff.allow('bot', 'ViewChannel');
  await quietly(sandbox, 'Ada', '/settings set', { 'reports-channel': staff.id, 'log-channel': staff.id });
}

/** Moderators say what kind a show is, what else it is called, and where its poster is. */
export async function describeShow(
  sandbox: Sandbox,
  { title: show, kind, aliases = [], poster }: CommunityShow,
): Promise<void> {
  await quietly(sandbox, 'Malik', '/moderate show kind', { show, kind });
  for (const alias of aliases) await quietly(sandbox, 'Malik', '/moderate show alias', { show, alias });
  if (poster !== undefined) await setPoster(sandbox, show, poster);
}

export const setPoster = (sandbox: Sandbox, show: string, name: string): Promise<void> =>
  quietly(sandbox, 'Malik', '/moderate show poster', { show, link: `https://posters.example/${name}.png` });

export async function lookAtTop(sandbox: Sandbox): Promise<void> {
  await slash(sandbox, 'Tomás', '/top');
}

/** Somebody reports a review, which waits for the visitor to decide. */
export async function report(sandbox: Sandbox, by: string, show: string, author: string, reason: string) {
  const review = reviewBy(sandbox, author, show) ?? { id: '' };
  const opened = await sandbox.member(by).useMessageCommand('Report review', review);
  if (opened.kind !== 'modal') return;
  dismiss(sandbox, by, await sandbox.member(by).submit(opened.modal, { reason }));
}

export async function writeAndVote(sandbox: Sandbox, review: CommunityReview): Promise<void> {
  const { author, show, score, headline = '', body = '', spoilers = false } = review;
  const { helpful = [], unhelpful = [] } = review;
  const opened = await slash(sandbox, author, '/review write', { show });
  if (opened.kind !== 'modal') return;
  const fields = { headline, body, spoilers, ...(score !== '' && { score }) };
  const answer = await sandbox.member(author).submit(opened.modal, fields);
  await addDetails(sandbox, review, answer);
  dismiss(sandbox, author, answer);
  if (helpful.length + unhelpful.length === 0) return;
  await sandbox.until(() => reviewBy(sandbox, author, show), 'the review');
  vote(sandbox, review, helpful, '👍');
  vote(sandbox, review, unhelpful, '👎');
}

async function addDetails(sandbox: Sandbox, review: CommunityReview, answer: Answer): Promise<void> {
  const { author, aspects, progress } = review;
  if ((!aspects && !progress) || answer.kind !== 'message') return;
  const button = flattenComponents(answer.message.components, [])
    .map(({ component }) => component.custom_id)
    .find((id) => id?.startsWith('details:'));
  const opened = await sandbox.member(author).press(answer.message, button ?? '');
  if (opened.kind !== 'modal') return;
  await sandbox.member(author).submit(opened.modal, { ...aspects, ...(progress && { progress }) });
}

/** Members react below a review, if anybody does. */
export function vote(
  sandbox: Sandbox,
  { author, show }: Pick<CommunityReview, 'author' | 'show'>,
  voters: readonly string[],
  emoji: string,
): void {
  if (voters.length === 0) return;
  const review = reviewBy(sandbox, author, show) ?? { id: '' };
  for (const name of voters) sandbox.member(name).react(review, emoji);
}

/** The message of a member's review: their name stands above it, and the show in its title. */
function reviewBy(sandbox: Sandbox, author: string, show: string): SandboxMessage | undefined {
  const isIt = (text: string | undefined, part: string) =>
    text?.replaceAll(/[\u2068\u2069]/g, '').includes(part) ?? false;
  return sandbox
    .channel('reviews')
    .messages.findLast(
      ({ embeds: [embed] }) => isIt(embed?.author?.name, author) && isIt(embed?.title, show),
    );
}

/** Removes an ephemeral answer, which would otherwise greet whoever becomes that member in the page. */
function dismiss(sandbox: Sandbox, name: string, answer: Answer): void {
  if (answer.kind === 'message' && answer.ephemeral) sandbox.member(name).remove(answer.message);
}

/** Removes what the bot has told members besides its answers. */
export async function dismissNews(sandbox: Sandbox): Promise<void> {
  for (const person of sandbox.members())
    for (const message of person.messages('general')) if (message.visible_to) person.remove(message);
}
