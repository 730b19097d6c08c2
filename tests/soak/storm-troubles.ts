import { ChannelType } from 'discord-api-types/v10';
import { findMember } from '../../src/sandbox/people/find.ts';
import type { MortalWorld } from './mortal-world.ts';
import type { SeededRandom } from './seeded-random.ts';
import { reviewMessagesIn } from './settled.ts';
import { type Mischief, type Mischiefs, REQUESTS } from './storm-faults.ts';

/** What Discord, a moderator, the disk or the clock does to the bot, beyond what `FAULTS` has. */

export const OWN_EMOJI = 'bravo';
export const THREAD = 'corner';
/** The text channels that show reviews; the last one is for announcements. */
export const CHANNELS = ['reviews', 'general', 'more', 'news'];

const EDIT = { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ };
/** Discord holds requests back for so long without putting them off: the bot's limit is ten seconds. In milliseconds. */
const SHORT_PUT_OFF = 3_000;
const LONG_PUT_OFF = 12_000;
const AN_HOUR = 60 * 60_000;
const PERMISSIONS = ['ViewChannel', 'SendMessages', 'AddReactions', 'ReadMessageHistory'] as const;
const SMILEYS = Array.from({ length: 20 }, (_, index) => String.fromCodePoint(0x1f600 + index));
/** Answers of Discord, or of what stands in front of it, that are not carried out. */
const ANSWERS: readonly [status: number, body: object | string][] = [
  [403, { code: 50013, message: 'Missing Permissions' }],
  [403, { code: 60003, message: 'Two factor is required for this operation' }],
  [400, { code: 200000, message: 'Message was blocked by automatic moderation' }],
  [403, '<!DOCTYPE html><title>Access denied</title>'],
  [429, '<!DOCTYPE html><title>You are being rate limited</title>'],
  [503, '<!DOCTYPE html><title>Bad gateway</title>'],
];

const putOff =
  (milliseconds: number): Mischief =>
  ({ sandbox }, random) =>
    sandbox.faults.putOff(milliseconds, random.pick(REQUESTS.slice(0, 5)));

const archiving =
  (locked: boolean): Mischief =>
  ({ sandbox }) =>
    sandbox.channel(THREAD).archive({ locked });

const someMessage = (world: MortalWorld, random: SeededRandom) =>
  random.pick([...reviewMessagesIn(world).values()]);

/** What can go wrong, and how often: as many chances as its number says. */
export const TROUBLES: Mischiefs = {
  'put requests off briefly': [3, putOff(SHORT_PUT_OFF)],
  'put requests off': [1, putOff(LONG_PUT_OFF)],
  'put requests off for an hour': [1, putOff(AN_HOUR)],
  'refuse with a reason': [
    3,
    ({ sandbox }, random) => {
      const [status, body] = random.pick(ANSWERS);
      sandbox.faults.answer({ ...random.pick(REQUESTS.slice(0, 4)), status, body });
    },
  ],
  'doubt the token once': [
    2,
    ({ sandbox }, random) => {
      const body = { message: '401: Unauthorized', code: 0 };
      sandbox.faults.answer({ ...random.pick(REQUESTS.slice(0, 5)), status: 401, body });
    },
  ],
  'deny a message once': [
    3,
    ({ sandbox }, random) => {
      const body = { message: 'Unknown Message', code: 10008 };
      const { path } = EDIT;
      sandbox.faults.answer({ method: random.pick(['PATCH', 'PATCH', 'GET']), path, status: 404, body });
    },
  ],
  'archive the thread': [2, archiving(false)],
  'lock the thread': [1, archiving(true)],
  'open the thread': [1, ({ sandbox }) => sandbox.channel(THREAD).open()],
  'delete the thread': [1, ({ sandbox }) => sandbox.channel(THREAD).delete()],
  'delete a channel': [1, ({ sandbox }, random) => sandbox.channel(random.pick(CHANNELS)).delete()],
  'empty a channel one by one': [
    1,
    ({ sandbox }, random) => sandbox.channel(random.pick(CHANNELS)).purge('one by one'),
  ],
  'empty a channel in bulk': [
    1,
    ({ sandbox }, random) => sandbox.channel(random.pick(CHANNELS)).purge('in bulk'),
  ],
  'time the bot out': [2, ({ sandbox }, random) => sandbox.timeOut('bot', random.pick([2_000, AN_HOUR]))],
  'block words': [1, ({ sandbox }) => sandbox.blockWords('like no other')],
  'take a permission': [
    2,
    ({ sandbox }, random) => sandbox.channel(random.pick(CHANNELS)).deny('bot', random.pick(PERMISSIONS)),
  ],
  'remove the bot': [1, ({ sandbox }) => sandbox.leave()],
  'invite the bot': [2, ({ sandbox }) => inviteIfGone(sandbox)],
  'delete the emoji': [
    1,
    ({ sandbox }) => {
      const { emojis = [] } = sandbox.world.guilds.get(sandbox.guildId) ?? {};
      for (const { id, name } of emojis) if (name === OWN_EMOJI && id !== null) sandbox.deleteEmoji(id);
    },
  ],
  'fill a message with reactions': [
    1,
    (world, random) => {
      const message = someMessage(world, random);
      for (const emoji of SMILEYS) world.sandbox.member('Tomás').react(message, emoji);
    },
  ],
  'take the embeds from sight': [
    2,
    (world, random) => world.sandbox.member('Malik').suppressEmbeds(someMessage(world, random)),
  ],
  'limit edits of announcements': [
    1,
    ({ sandbox }) => sandbox.faults.limitAnnouncementEdits(1, LONG_PUT_OFF),
  ],
  'set the clock': [
    2,
    (world, random) => {
      world.clockAhead = random.pick([AN_HOUR, -10 * 60_000, 0]);
    },
  ],
};

/** What the bot cannot know the end of: it has to start again, or wait longer than anybody would here. */
export const ENDS_WITH_A_NEW_LIFE = ['put requests off for an hour', 'block words', 'refuse with a reason'];

/** With these, messages are gone, and with them votes of which the bot had not heard. */
export const LOSES_MESSAGES = [
  'delete the thread',
  'delete a channel',
  'empty a channel one by one',
  'empty a channel in bulk',
];

function inviteIfGone(sandbox: MortalWorld['sandbox']): void {
  if (sandbox.world.guilds.get(sandbox.guildId)?.joined === false) sandbox.join();
}

/** Ends all troubles that last, as people would: what was deleted is made anew. */
export function endTroubles(world: MortalWorld): void {
  const { sandbox } = world;
  world.clockAhead = 0;
  inviteIfGone(sandbox);
  sandbox.timeOut('bot', 0);
  sandbox.blockWords();
  const isThere = (name: string) => sandbox.world.channels.values().some((channel) => channel.name === name);
  for (const name of CHANNELS) {
    if (!isThere(name)) makeChannel(sandbox, name);
    sandbox.channel(name).allow('bot', ...PERMISSIONS);
  }
  if (isThere(THREAD)) sandbox.channel(THREAD).open();
  else sandbox.createThread('general', THREAD);
  const { emojis = [] } = sandbox.world.guilds.get(sandbox.guildId) ?? {};
  if (!emojis.some(({ name }) => name === OWN_EMOJI)) sandbox.createEmoji(OWN_EMOJI);
  const { user } = findMember(sandbox.world, sandbox.guildId, 'Tomás');
  for (const message of reviewMessagesIn(world).values())
    for (const { emoji, normal } of message.reactions)
      if (SMILEYS.includes(emoji.name) && normal.includes(user.id))
        sandbox.member('Tomás').unreact(message, emoji.name);
}

/** Makes one of `CHANNELS`. */
export const makeChannel = (sandbox: MortalWorld['sandbox'], name: string) =>
  sandbox.createChannel(name, name === 'news' ? ChannelType.GuildAnnouncement : ChannelType.GuildText);
