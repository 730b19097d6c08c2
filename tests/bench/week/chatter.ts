import { addReaction, reactionWith, removeReaction } from '../../../src/sandbox/actions/reactions.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { SeededRandom } from '../../soak/seeded-random.ts';
import type { Place } from './places.ts';

/** Something that happens at Discord, of which the bot is told. */
export type Happening = (sandbox: Sandbox, place: Place, random: SeededRandom) => void;

const EMOJI = ['👍', '👍', '👎', '❤️'];

/** What people chat is sent to the bot, and kept nowhere. */
export const chat =
  (name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE'): Happening =>
  ({ world }, { guildId, chatId, voterIds }, random) =>
    world.dispatch({
      name,
      ...{ guildId, channelId: chatId },
      data: {
        ...messageOf(world.newId(), guildId, chatId),
        ...(name !== 'MESSAGE_DELETE' && said(random.pick(voterIds))),
      },
    });

const messageOf = (id: string, guildId: string, channelId: string) => ({
  id,
  guild_id: guildId,
  channel_id: channelId,
});

/** Without the text, which Discord sends nobody who has not the Message Content intent. */
const said = (authorId: string) => ({
  author: {
    id: authorId,
    username: `voter.${authorId}`,
    discriminator: '0',
    global_name: 'Voter',
    avatar: null,
  },
  member: { roles: [], joined_at: '2026-01-01T00:00:00.000000+00:00', deaf: false, mute: false, flags: 0 },
  ...{ content: '', embeds: [], attachments: [], components: [], mentions: [], mention_roles: [] },
  ...{ timestamp: '2026-01-01T00:00:00.000000+00:00', edited_timestamp: null, flags: 0, type: 0 },
  ...{ tts: false, pinned: false, mention_everyone: false },
});

const reactToChat: Happening = ({ world }, { guildId, chatId, voterIds }, random) =>
  world.dispatch({
    name: 'MESSAGE_REACTION_ADD',
    ...{ guildId, channelId: chatId },
    data: {
      user_id: random.pick(voterIds),
      ...{ channel_id: chatId, message_id: world.newId(), guild_id: guildId },
      ...{ emoji: { id: null, name: random.pick(EMOJI) }, burst: false, type: 0 },
    },
  });

/** A voter reacts to a review, or takes that back. */
export const vote: Happening = ({ world }, { reviewIds, voterIds }, random) => {
  const message = world.messages.get(random.pick(reviewIds));
  if (message === undefined) return;
  const emoji = { id: null, name: random.pick(EMOJI) };
  const voter = random.pick(voterIds);
  if (reactionWith(message, emoji)?.normal.includes(voter)) removeReaction(world, message, emoji, voter);
  else addReaction(world, message, emoji, voter);
};

/** A channel's topic or its place is changed, or a role's name. */
const changeChannel: Happening = ({ world }, { guildId, chatId }) =>
  world.dispatch({
    name: 'CHANNEL_UPDATE',
    ...{ guildId, channelId: chatId },
    data: {
      ...messageOf(chatId, guildId, chatId),
      type: 0,
      name: 'general',
      position: 0,
      permission_overwrites: [],
    },
  });

/** What happens without an interaction, and how often in a thousand. */
export const CHATTER: readonly { readonly times: number; readonly happen: Happening }[] = [
  { times: 700, happen: chat('MESSAGE_CREATE') },
  { times: 40, happen: chat('MESSAGE_UPDATE') },
  { times: 20, happen: chat('MESSAGE_DELETE') },
  { times: 110, happen: reactToChat },
  { times: 110, happen: vote },
  { times: 5, happen: changeChannel },
];
