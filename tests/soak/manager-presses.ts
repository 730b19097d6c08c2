import { removeMember, returnMember, setRole } from '../../src/sandbox/actions/members.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { PermissionName } from '../../src/sandbox/world/permissions.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import type { Hand, Press } from './press.ts';
import { pickMessage, visibleMessages } from './visible-messages.ts';

/** What the bot needs in a channel. */
const PERMISSIONS: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AddReactions',
  'ReadMessageHistory',
];
const MOST_CHANNELS = 5;

/** What the owner does with the server itself: the bot's permissions, channels, roles, and who is a member. */
export function managerPresses({ world, guildId }: Sandbox, person: Person): Press[] {
  if (world.guilds.get(guildId)?.owner_id !== person.id) return [];
  return [
    { name: 'change permissions', act: changePermissions },
    // Discord takes no answer in a channel that is gone, and nobody is there to see it.
    { name: 'change channels', alone: true, act: changeChannels },
    { name: 'empty a channel', act: emptyChannel },
    { name: 'change roles', act: changeRoles },
    { name: 'change members', act: changeMembers },
  ];
}

async function changePermissions(hand: Hand): Promise<void> {
  const { sandbox, chance, pressed, taken } = hand;
  const { name } = chance.happens(0.5) ? whereReviewsAre(hand) : chance.pick(sandbox.world.channels.values());
  const effect = chance.pick(['deny', 'allow', 'allow'] as const);
  const permission = chance.pick(PERMISSIONS);
  pressed('change permissions', `${effect} the bot ${permission} in #${name}`);
  sandbox.channel(name)[effect]('bot', permission);
  taken('change permissions');
}

/** The channel of a message of the bot that anybody sees; of a review, when there is one. @throws when there is none */
function whereReviewsAre({ sandbox, person, chance }: Hand) {
  const isShown = ({ author, visible_to }: SandboxMessage) => author.bot && visible_to === null;
  const shown = visibleMessages(sandbox, person).filter(isShown);
  const { channel_id } = pickMessage(chance, person, shown);
  return chance.pick(sandbox.world.channels.values().filter(({ id }) => id === channel_id));
}

/** Deletes all that the bot has posted in a channel. */
async function emptyChannel(hand: Hand): Promise<void> {
  const { sandbox, person, pressed, taken } = hand;
  const { id, name } = whereReviewsAre(hand);
  pressed('empty a channel', `#${name}`);
  for (const message of visibleMessages(sandbox, person))
    if (message.channel_id === id && message.author.bot && message.visible_to === null)
      person.remove(message);
  taken('empty a channel');
}

/** Deletes any channel but #general, where members write, or creates one. */
async function changeChannels({ sandbox, chance, pressed, taken }: Hand): Promise<void> {
  const channels = sandbox.world.channels.values().filter(({ name }) => name !== 'general');
  const { name } = chance.pick([...channels, { name: `room ${chance.upTo(999)}` }]);
  const isThere = channels.some((channel) => channel.name === name);
  pressed('change channels', `${isThere ? 'delete' : 'create'} #${name}`);
  if (isThere && channels.length > 1) sandbox.channel(name).delete();
  else if (!isThere && channels.length < MOST_CHANNELS) sandbox.createChannel(name);
  taken('change channels');
}

async function changeRoles({
  sandbox: { world, guildId },
  person,
  chance,
  pressed,
  taken,
}: Hand): Promise<void> {
  const members = world.members.values().filter(({ user }) => !user.bot && user.id !== person.id);
  const member = chance.pick(members);
  const role = chance.pick(world.roles.values().filter(({ id, managed }) => id !== guildId && !managed));
  pressed('change roles', `${role.name} of ${member.user.global_name}`);
  setRole(world, member, role, !member.roles.includes(role.id));
  taken('change roles');
}

/** Somebody leaves; who has left comes back first. */
async function changeMembers({
  sandbox: { world, guildId },
  person,
  chance,
  pressed,
  taken,
}: Hand): Promise<void> {
  const [former] = world.formerMembers.values();
  const members = world.members.values().filter(({ user }) => !user.bot && user.id !== person.id);
  const member = former ?? chance.pick(members);
  pressed('change members', `${member.user.global_name} ${former ? 'is back' : 'leaves'}`);
  if (former) returnMember(world, guildId, former.user.id);
  else removeMember(world, member);
  taken('change members');
}
