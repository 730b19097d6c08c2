import { moderate } from '../support/moderate.ts';
import { messageOf } from '../support/world.ts';
import { edit, merge, remove, repost, showAgain, takeEmoji, write } from './deeds.ts';
import type { MortalWorld } from './mortal-world.ts';
import type { SeededRandom } from './seeded-random.ts';
import { reviewMessagesIn } from './settled.ts';
import { readGuild } from './stored-guild.ts';
import { CHANNELS, OWN_EMOJI, THREAD } from './storm-troubles.ts';

export const SHOWS = ['Glass Heart', 'Dark', 'Harbour Lights'];
export const WRITERS = ['Noor', 'Jun', 'Léa'];
const VOTERS = ['Ada', 'Malik', 'Tomás', 'Noor', 'Jun', 'Léa'];
/** Pairs of voting emoji; the first are the default ones. */
const EMOJI = [
  ['👍', '👎'],
  ['❤️', '💔'],
] as const;

/** A vote that somebody cast or took back. */
export interface CastVote {
  readonly userId: string;
  /** The review that the message showed, and when that was written; undefined when none is known to be there. */
  readonly reviewKey: string | undefined;
  readonly writtenAt: number | undefined;
  readonly messageId: string;
  readonly emoji: string;
  /** Whether it is the only reaction of this member on the message. */
  readonly isOnly: boolean;
}

/** A storm under way: where it rages, what its chances are, and what has happened in this round. */
export interface Storm {
  readonly world: MortalWorld;
  readonly random: SeededRandom;
  /** Answers that offer to undo something: who got them. */
  readonly undoable: { readonly name: string; readonly message: { readonly id: string } }[];
  readonly votes: CastVote[];
}

/** Something that somebody does: it rejects when it is not possible just now, or when the bot does not answer. */
export type StormStep = (storm: Storm) => unknown;

const someReview = ({ world, random }: Storm) => random.pick([...reviewMessagesIn(world).values()]);
const member = ({ world }: Storm, name: string) => world.sandbox.member(name);
const score = ({ random }: Storm) => String(random.below(11));

/** Moderates a review. Decides first, so that the choices do not depend on when the bot answers. */
const moderating = (button: string): StormStep => {
  return (storm) => moderate(member(storm, 'Malik'), someReview(storm), button);
};

async function removing(storm: Storm): Promise<void> {
  const name = storm.random.pick(WRITERS);
  const message = await remove(member(storm, name), storm.random.pick(SHOWS));
  storm.undoable.push({ name, message });
}

async function merging(storm: Storm): Promise<void> {
  const [show = '', into = ''] = storm.random.sample(SHOWS, 2);
  storm.undoable.push({ name: 'Ada', message: await merge(member(storm, 'Ada'), show, into) });
}

async function voting(storm: Storm): Promise<void> {
  const { world, random, votes } = storm;
  const [voter, wanted, emoji] = [
    member(storm, random.pick(VOTERS)),
    someReview(storm),
    random.pick(random.pick(EMOJI)),
  ];
  const kind = random.below(5) === 0 ? 'super' : 'normal';
  const { reviews } = await readGuild(world);
  const [reviewKey, review] =
    [...reviews].find(([, { posting }]) => posting.state === 'posted' && posting.messageId === wanted.id) ??
    [];
  const { reactions } = reviewMessagesIn(world).get(wanted.id) ?? wanted;
  const theirs = reactions.filter((one) => [...one.normal, ...one.super].includes(voter.id));
  const takesBack = theirs.find((one) => one.emoji.name === emoji)?.[kind].includes(voter.id) === true;
  votes.push({
    userId: voter.id,
    reviewKey,
    writtenAt: review?.writtenAt,
    messageId: wanted.id,
    emoji,
    isOnly: theirs.length === 0,
  });
  voter[takesBack ? 'unreact' : 'react'](wanted, emoji, { super: kind === 'super' });
}

function blocking(deed: 'block' | 'unblock'): StormStep {
  return async (storm) => {
    const options = { member: storm.random.pick(VOTERS) };
    return messageOf(await member(storm, 'Malik').slash(`/moderate member ${deed}`, options));
  };
}

/** What can happen, and how often: as many chances as its number says. */
export const STEPS: Readonly<Record<string, readonly [chances: number, step: StormStep]>> = {
  vote: [14, voting],
  write: [
    6,
    (storm) =>
      write(member(storm, storm.random.pick(WRITERS)), storm.random.pick(SHOWS), { score: score(storm) }),
  ],
  edit: [
    3,
    (storm) =>
      edit(member(storm, storm.random.pick(WRITERS)), storm.random.pick(SHOWS), { score: score(storm) }),
  ],
  delete: [3, removing],
  undo: [
    3,
    async (storm) => {
      const { name, message } = storm.random.pick(storm.undoable);
      return messageOf(await member(storm, name).press(message, 'Undo'));
    },
  ],
  hide: [2, moderating('Hide')],
  unhide: [2, moderating('Show again')],
  cover: [1, moderating('Cover spoilers')],
  uncover: [1, moderating('Uncover')],
  freeze: [1, moderating('Freeze')],
  unfreeze: [1, moderating('Unfreeze')],
  block: [1, blocking('block')],
  unblock: [2, blocking('unblock')],
  merge: [2, merging],
  'change the channel': [
    2,
    async (storm) => {
      const { id } = storm.world.sandbox.channel(storm.random.pick(CHANNELS));
      return messageOf(await member(storm, 'Ada').slash('/settings set', { 'reviews-channel': id }));
    },
  ],
  repost: [3, (storm) => repost(member(storm, 'Ada'))],
  recount: [1, async (storm) => messageOf(await member(storm, 'Ada').slash('/settings recount'))],
  'change the emoji': [
    1,
    (storm) => {
      const [helpful, notHelpful] = storm.random.pick(EMOJI);
      return takeEmoji(member(storm, 'Ada'), { 'helpful-emoji': helpful, 'not-helpful-emoji': notHelpful });
    },
  ],
  'write in the thread': [
    1,
    async (storm) => {
      const show = storm.random.pick(SHOWS);
      const writer = member(storm, storm.random.pick(WRITERS));
      await member(storm, 'Ada').slash('/settings reset', { setting: 'reviews-channel' });
      return write(writer, show, { score: '6' }, THREAD);
    },
  ],
  'take the own emoji': [
    1,
    ({ world, random }) => {
      const { emojis = [] } = world.sandbox.world.guilds.get(world.sandbox.guildId) ?? {};
      const { id, name } = random.pick(emojis.filter((emoji) => emoji.name === OWN_EMOJI));
      return takeEmoji(world.sandbox.member('Ada'), { 'helpful-emoji': `<:${name}:${id}>` });
    },
  ],
  'delete by hand': [1, (storm) => member(storm, 'Malik').remove(someReview(storm))],
  'show again': [1, (storm) => showAgain(member(storm, 'Malik'))],
};
