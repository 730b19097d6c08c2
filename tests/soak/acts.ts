import { createRole, setRole } from '../../src/sandbox/actions/members.ts';
import { findMember } from '../../src/sandbox/people/find.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { untilSays } from '../support/import-files.ts';
import { decide, moderate } from '../support/moderate.ts';
import { blockMember, messageOf } from '../support/world.ts';
import {
  addDetails,
  edit,
  merge,
  remove,
  report,
  repost,
  reviewOf,
  showAgain,
  takeEmoji,
  write,
} from './deeds.ts';
import type { MortalWorld } from './mortal-world.ts';
import { STAFF_CHANNEL } from './settled.ts';

/** Something that a member does and gets one answer to; it may take several interactions. */
type Step = () => unknown;

/** What people do that the bot writes down. */
export interface Act {
  readonly name: string;
  /** Prepares it, and resolves to its steps, which follow one another. */
  readonly arrange: (world: MortalWorld) => Promise<readonly Step[]>;
  /** Whether all may be as before when it is done. */
  readonly isRepeatable?: boolean;
}

const person = ({ sandbox }: MortalWorld, name: string) => sandbox.member(name);

async function chooseChannel({ sandbox }: MortalWorld, name = 'reviews'): Promise<void> {
  messageOf(
    await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel(name).id }),
  );
}

/** A review by Noor of Glass Heart in #reviews, with two votes. Resolves to the answer to it. */
async function reviewed(world: MortalWorld) {
  await chooseChannel(world);
  const written = await write(person(world, 'Noor'), 'Glass Heart', { score: '8' });
  const message = reviewOf(world.sandbox, 'Glass Heart');
  person(world, 'Jun').react(message, '👍');
  person(world, 'Léa').react(message, '👎');
  await world.settle();
  return written;
}

/** The same, with a log and a channel for the moderators. */
async function moderated(world: MortalWorld) {
  const { id } = world.sandbox.createChannel(STAFF_CHANNEL);
  await reviewed(world);
  messageOf(await person(world, 'Ada').slash('/settings set', { 'log-channel': id, 'reports-channel': id }));
  return reviewOf(world.sandbox, 'Glass Heart');
}

/** Two reviews by Noor and one by Jun, with votes: two shows, one of which both have reviewed. */
async function twoShows(world: MortalWorld): Promise<void> {
  await reviewed(world);
  await write(person(world, 'Noor'), 'Dark', { score: '4' });
  await write(person(world, 'Jun'), 'Dark', { score: '6' });
  person(world, 'Tomás').react(reviewOf(world.sandbox, 'Dark'), '👍');
}

/** A moderator's act, after others that lead to where it can be done. */
const moderation = (button: string, ...before: string[]): Act => ({
  name: `moderate: ${button}`,
  async arrange(world) {
    const message = await moderated(world);
    for (const earlier of before) await moderate(person(world, 'Malik'), message, earlier);
    return [() => moderate(person(world, 'Malik'), message, button)];
  },
});

/** `/settings` or `/moderate`, by the owner, of a world with two shows. */
const managed = (
  name: string,
  command: string,
  options: (world: MortalWorld) => Record<string, string>,
): Act => ({
  name,
  async arrange(world) {
    await twoShows(world);
    return [async () => messageOf(await person(world, 'Ada').slash(command, options(world)))];
  },
});

const writing: readonly Act[] = [
  {
    name: 'write a review',
    async arrange(world) {
      await chooseChannel(world);
      return [() => write(person(world, 'Noor'), 'Glass Heart', { score: '8' })];
    },
  },
  {
    name: 'edit a review',
    async arrange(world) {
      await reviewed(world);
      return [() => edit(person(world, 'Noor'), 'Glass Heart', { body: 'Even better.', score: '9' })];
    },
  },
  {
    name: 'add details',
    async arrange(world) {
      const written = await reviewed(world);
      return [() => addDetails(person(world, 'Noor'), written, { story: '9.5/10', progress: '5 of 12' })];
    },
  },
  {
    name: 'make a review of a message',
    async arrange(world) {
      await reviewed(world);
      const noor = person(world, 'Noor');
      const opened = await noor.useMessageCommand('Make this my review', noor.send('general', 'It is long.'));
      if (opened.kind !== 'modal') throw new Error('No modal opened');
      return [async () => messageOf(await noor.submit(opened.modal, { show: 'Dark', score: '7' }))];
    },
  },
  {
    name: 'add a score to a review without one',
    async arrange(world) {
      await reviewed(world);
      const noor = person(world, 'Noor');
      const written = await write(noor, 'Dark', {});
      return [async () => messageOf(await noor.select(written, 'Add a score for Dark', '7'))];
    },
  },
  {
    name: 'delete a review',
    async arrange(world) {
      await reviewed(world);
      return [() => remove(person(world, 'Noor'), 'Glass Heart')];
    },
  },
  {
    name: 'undo a deletion',
    async arrange(world) {
      await reviewed(world);
      const deleted = await remove(person(world, 'Noor'), 'Glass Heart');
      return [async () => messageOf(await person(world, 'Noor').press(deleted, 'Undo'))];
    },
  },
  {
    name: 'delete a review, and write it anew',
    async arrange(world) {
      await reviewed(world);
      return [
        () => remove(person(world, 'Noor'), 'Glass Heart'),
        () => write(person(world, 'Noor'), 'Glass Heart', { score: '3' }),
      ];
    },
  },
  {
    name: 'delete a review, and undo it at once',
    async arrange(world) {
      await reviewed(world);
      const noor = person(world, 'Noor');
      let deleted: Awaited<ReturnType<typeof remove>> | undefined;
      return [
        async () => {
          deleted = await remove(noor, 'Glass Heart');
        },
        async () => messageOf(await noor.press(deleted ?? { id: '' }, 'Undo')),
      ];
    },
  },
  {
    name: 'move a show that was just added into the one that was meant',
    async arrange(world) {
      await reviewed(world);
      const jun = person(world, 'Jun');
      const written = await write(jun, 'Glass Hart', { score: '6' });
      return [async () => messageOf(await jun.press(written, 'Yes, move it'))];
    },
  },
];

const moderating: readonly Act[] = [
  {
    name: 'report a review',
    async arrange(world) {
      const message = await moderated(world);
      return [() => report(person(world, 'Tomás'), message)];
    },
  },
  {
    name: 'decide a report',
    async arrange(world) {
      await report(person(world, 'Tomás'), await moderated(world));
      const { sandbox } = world;
      // Beside it there is what the log says.
      const isReport = ({ components }: SandboxMessage) => components.length > 0;
      const reported = await sandbox.until(
        () => sandbox.channel(STAFF_CHANNEL).messages.find(isReport),
        'the report',
      );
      return [async () => messageOf(await person(world, 'Malik').press(reported, 'Hide'))];
    },
  },
  {
    name: 'moderate: undo in the queue',
    async arrange(world) {
      await report(person(world, 'Tomás'), await moderated(world));
      const malik = person(world, 'Malik');
      const queue = messageOf(await malik.slash('/moderate queue'));
      const next = await decide(malik, queue, 'Hide', 'Abuse');
      return [async () => messageOf(await malik.press(next, 'Undo'))];
    },
  },
  moderation('Hide'),
  moderation('Show again', 'Hide'),
  moderation('Cover spoilers'),
  moderation('Uncover', 'Cover spoilers'),
  moderation('Freeze'),
  moderation('Unfreeze', 'Freeze'),
  moderation('Remove'),
  moderation('Block author'),
  {
    name: 'undo a removal',
    async arrange(world) {
      const removed = await moderate(person(world, 'Malik'), await moderated(world), 'Remove');
      return [async () => messageOf(await person(world, 'Malik').press(removed, 'Undo'))];
    },
  },
  {
    name: 'delete a message by hand',
    async arrange(world) {
      const message = await moderated(world);
      return [() => person(world, 'Malik').remove(message)];
    },
  },
  {
    name: 'show a review again whose message was deleted by hand',
    async arrange(world) {
      person(world, 'Malik').remove(await moderated(world));
      return [() => showAgain(person(world, 'Malik'))];
    },
  },
  ...(['block', 'unblock'] as const).map(
    (deed): Act => ({
      name: `${deed} a voter`,
      async arrange(world) {
        await reviewed(world);
        const malik = person(world, 'Malik');
        if (deed === 'block') return [() => blockMember(malik, 'Jun')];
        await blockMember(malik, 'Jun');
        return [async () => messageOf(await malik.slash('/moderate member unblock', { member: 'Jun' }))];
      },
    }),
  ),
];

const managing: readonly Act[] = [
  {
    name: 'merge two shows',
    async arrange(world) {
      await twoShows(world);
      return [() => merge(person(world, 'Ada'), 'Dark', 'Glass Heart')];
    },
  },
  {
    name: 'undo a merge',
    async arrange(world) {
      await twoShows(world);
      const merged = await merge(person(world, 'Ada'), 'Dark', 'Glass Heart');
      return [async () => messageOf(await person(world, 'Ada').press(merged, 'Undo'))];
    },
  },
  managed('rename a show', '/moderate show rename', () => ({ show: 'Dark', title: 'Dark (2017)' })),
  managed('add an alias', '/moderate show alias', () => ({ show: 'Dark', alias: 'Finster' })),
  managed('set a kind', '/moderate show kind', () => ({ show: 'Dark', kind: 'series' })),
  managed('set a poster', '/moderate show poster', () => ({
    show: 'Dark',
    link: 'https://images.example/1.png',
  })),
  managed('change the review channel', '/settings set', ({ sandbox }) => ({
    'reviews-channel': sandbox.channel('general').id,
  })),
  managed('reset the review channel', '/settings reset', () => ({ setting: 'reviews-channel' })),
  { ...managed('recount', '/settings recount', () => ({})), isRepeatable: true },
  {
    name: 'change the review channel while a review waits',
    async arrange(world) {
      await reviewed(world);
      world.sandbox.channel('reviews').deny('bot', 'SendMessages');
      await write(person(world, 'Noor'), 'Dark', { score: '4' });
      return [() => chooseChannel(world, 'general')];
    },
  },
  {
    name: 'repost',
    async arrange(world) {
      await twoShows(world);
      await chooseChannel(world, 'general');
      return [() => repost(person(world, 'Ada'))];
    },
  },
  {
    name: 'change the emoji',
    async arrange(world) {
      await twoShows(world);
      return [() => takeEmoji(person(world, 'Ada'), { 'helpful-emoji': '❤️' })];
    },
  },
  {
    name: 'reset the emoji',
    async arrange(world) {
      await twoShows(world);
      const ada = person(world, 'Ada');
      await takeEmoji(ada, { 'helpful-emoji': '❤️', 'not-helpful-emoji': 'off' });
      await world.settle();
      person(world, 'Malik').react(reviewOf(world.sandbox, 'Dark'), '❤️');
      const question = messageOf(await ada.slash('/settings reset', { setting: 'emoji' }));
      return [async () => messageOf(await ada.press(question, 'Use them'))];
    },
  },
  {
    name: 'require a role for voting',
    async arrange(world) {
      await twoShows(world);
      const { world: records, guildId } = world.sandbox;
      const role = createRole(records, guildId, 'Voter');
      setRole(records, findMember(records, guildId, 'Jun'), role, true);
      return [
        async () => messageOf(await person(world, 'Ada').slash('/settings set', { 'voter-role': role.id })),
      ];
    },
  },
];

const voting: readonly Act[] = [
  {
    name: 'vote, and take a vote back',
    async arrange(world) {
      await twoShows(world);
      return [
        () => {
          person(world, 'Tomás').react(reviewOf(world.sandbox, 'Glass Heart'), '👍');
          person(world, 'Ada').react(reviewOf(world.sandbox, 'Dark'), '👎');
          person(world, 'Jun').unreact(reviewOf(world.sandbox, 'Glass Heart'), '👍');
        },
      ];
    },
  },
];

/** Jun, who has a review and votes, or a manager for him, erases what is stored about him. */
const erasing = (by: string, ...allowed: readonly 'ManageMessages'[]): Act => ({
  name: `erase a member: by ${by}${allowed.length > 0 ? ', with their reactions' : ''}`,
  async arrange(world) {
    await twoShows(world);
    for (const permission of allowed) world.sandbox.channel('reviews').allow('bot', permission);
    const who = person(world, by);
    return [
      async () => {
        const member = by === 'Jun' ? {} : { member: person(world, 'Jun').id };
        const card = messageOf(await who.slash('/data erase', member));
        const opened = await who.press(card, 'Erase it all…');
        if (opened.kind !== 'modal') throw new Error('No form opened');
        messageOf(await who.submit(opened.modal, { word: 'erase' }));
      },
    ];
  },
});

const PASTED = 'Dark Harbour (2017)\n9/10\nThe rain stays.\n---\nWinter Line (2025)\n7/10\nIt is cold.';

/** Noor, who has reviews, imports two more, or takes them back. */
const importing = (deed: 'import' | 'undo an import'): Act => ({
  name: deed,
  async arrange(world) {
    await twoShows(world);
    const noor = person(world, 'Noor');
    // Given as text: where the bot's line to the sandbox can be cut, its files lie elsewhere.
    const opened = await noor.slash('/data import');
    if (opened.kind !== 'modal') throw new Error('No form opened');
    const card = messageOf(await noor.submit(opened.modal, { pasted: PASTED }));
    const preview = await untilSays(world, card, 'to import');
    if (deed === 'import') return [() => noor.press(preview, 'Import 2 reviews')];
    await noor.press(preview, 'Import 2 reviews');
    const done = await untilSays(world, card, 'imported');
    return [() => noor.press(done, 'Undo the import')];
  },
});

const members: readonly Act[] = [
  erasing('Jun'),
  erasing('Ada', 'ManageMessages'),
  importing('import'),
  importing('undo an import'),
];

export const ACTS: readonly Act[] = [...writing, ...moderating, ...managing, ...voting, ...members];
