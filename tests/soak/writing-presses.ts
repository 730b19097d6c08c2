import type { Person } from '../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { ReactionRecord, SandboxMessage } from '../../src/sandbox/world/records.ts';
import { described, type Hand, type Press } from './press.ts';
import { reactionFor, textFor } from './random-texts.ts';
import { pickMessage, visibleMessages } from './visible-messages.ts';

/** What members and moderators do with messages themselves: write, react, take reactions away, delete. */
export function writingPresses(sandbox: Sandbox, person: Person): Press[] {
  const on = (
    name: string,
    isMeant: (message: SandboxMessage) => boolean,
    act: (message: SandboxMessage, hand: Hand) => void,
  ): Press => ({
    name,
    async act(hand) {
      const messages = visibleMessages(sandbox, person).filter(isMeant);
      const message = pickMessage(hand.chance, person, messages);
      act(message, hand);
      hand.taken(name);
    },
  });
  const reactable = ({ visible_to, author }: SandboxMessage) => visible_to === null && author.bot;
  return [
    {
      name: 'send',
      async act({ chance, pressed, taken }) {
        const text = textFor(chance, { least: 1, most: 2000, multiline: true });
        pressed('send', described(text));
        person.send('general', text);
        taken('send');
      },
    },
    on('react', reactable, (message, { chance, pressed }) => {
      const own = sandbox.world.guilds.get(sandbox.guildId)?.emojis?.[0];
      const emoji = own && chance.happens(0.1) ? `${own.name}:${own.id}` : reactionFor(chance);
      pressed('react', `${described(emoji)} on ${titleOf(message)}`);
      person.react(message, emoji, { super: chance.happens(0.2) });
    }),
    on(
      'unreact',
      ({ reactions }) => reactions.some(({ normal }) => normal.includes(person.id)),
      (message, { pressed }) => {
        const emoji = nameOf(message.reactions.find(({ normal }) => normal.includes(person.id)));
        pressed('unreact', `${described(emoji)} on ${titleOf(message)}`);
        person.unreact(message, emoji);
      },
    ),
    on(
      'clear reactions',
      ({ reactions }) => reactions.length > 0,
      (message, { chance, pressed }) => {
        const emoji = chance.happens(0.5) ? nameOf(chance.pick(message.reactions)) : undefined;
        pressed('clear reactions', `${described(emoji ?? 'all')} on ${titleOf(message)}`);
        person.clearReactions(message, emoji);
      },
    ),
    on(
      'delete',
      ({ visible_to }) => visible_to === null,
      (message, { pressed }) => {
        pressed('delete', titleOf(message));
        person.remove(message);
      },
    ),
    on(
      'dismiss',
      ({ visible_to }) => visible_to !== null,
      (message, { pressed }) => {
        pressed('dismiss', titleOf(message));
        person.remove(message);
      },
    ),
  ];
}

/** A reaction's emoji as Discord's client names it in a request. */
const nameOf = (reaction: ReactionRecord | undefined): string =>
  reaction?.emoji.id ? `${reaction.emoji.name}:${reaction.emoji.id}` : (reaction?.emoji.name ?? '');

const titleOf = ({ embeds, content }: SandboxMessage): string => described(embeds[0]?.title ?? content);
