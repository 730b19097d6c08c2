import { avatar, element } from '../parts/elements.js';
import { checkbox, nameForm, section, worldButton } from './world-controls.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../world-action.ts').WorldAction} WorldAction */
/** @typedef {PageView['world']['roles'][number]} PermittedEntry */
/** @typedef {(action: WorldAction) => Promise<boolean>} Change resolves with whether it worked */

/** The members with their roles, and those who left. @param {PageView} view @param {Change} change */
export function peopleSection({ world }, change) {
  const given = world.roles.filter(({ isAssignable }) => isAssignable);
  const members = world.members.map(({ id, name, roles, isOwner }) =>
    element(
      'fieldset',
      {},
      element('legend', {}, avatar(name), name, isOwner && element('small', {}, 'Owner')),
      given.map((role) =>
        checkbox(`role ${id} ${role.id}`, role.name, roles.includes(role.id), (held) =>
          change({ action: 'role', member: id, role: role.id, held }),
        ),
      ),
      !isOwner &&
        worldButton(`leave ${id}`, 'Leave the server', () =>
          change({ action: 'membership', member: id, present: false }),
        ),
    ),
  );
  const former = world.formerMembers.map(({ id, name }) =>
    element(
      'fieldset',
      {},
      element('legend', {}, avatar(name), name, element('small', {}, 'has left')),
      worldButton(`return ${id}`, 'Rejoin', () =>
        change({ action: 'membership', member: id, present: true }),
      ),
    ),
  );
  const bot = world.isBotHere
    ? worldButton('bot', 'Remove the bot', () => change({ action: 'bot-membership', present: false }))
    : worldButton('bot', 'Invite the bot', () => change({ action: 'bot-membership', present: true }));
  const quiet = world.isBotTimedOut
    ? worldButton('time-out', 'End the bot’s time-out', () => change({ action: 'time-out-bot', minutes: 0 }))
    : worldButton('time-out', 'Time the bot out for 5 minutes', () =>
        change({ action: 'time-out-bot', minutes: 5 }),
      );
  const join = nameForm('new-member', 'New member’s name', (name) => change({ action: 'new-member', name }));
  return section('people', 'People', members, former, join, bot, world.isBotHere && quiet);
}

/** The server's custom emoji. @param {PageView} view @param {Change} change */
export function emojiSection({ world }, change) {
  return section(
    'emoji',
    'Emoji',
    world.emoji.map(({ id, name }) =>
      worldButton(`emoji ${id}`, `Delete :${name}:`, () => change({ action: 'delete-emoji', id }), 'danger'),
    ),
    nameForm('new-emoji', 'New emoji’s name', (name) => change({ action: 'new-emoji', name })),
  );
}

/** The permissions of each role in the server. @param {PageView} view @param {Change} change */
export function rolesSection({ world }, change) {
  return section(
    'roles',
    'Roles',
    world.roles.map((role) =>
      permissions(`everywhere ${role.id}`, role, world.offeredPermissions, (permission, allowed) =>
        change({ action: 'permission', role: role.id, permission, allowed }),
      ),
    ),
    nameForm('new-role', 'New role’s name', (name) => change({ action: 'new-role', name })),
  );
}

/** The permissions of the bot and each role in the channel. @param {PageView} view @param {Change} change */
export function channelSection({ world, channels, channelId: channel }, change) {
  const name = channels.find(({ id }) => id === channel)?.name;
  const make = nameForm('new-channel', 'New channel’s name', (text) =>
    change({ action: 'new-channel', name: text }),
  );
  if (!channel || !name) return section('channel', 'Channels', make);
  return section(
    'channel',
    `Channel #${name}`,
    world.inChannel.map((subject) =>
      permissions(`here ${subject.id}`, subject, world.offeredPermissions, (permission, allowed) =>
        change({ action: 'channel-permission', channel, subject: subject.id, permission, allowed }),
      ),
    ),
    world.isArchived === undefined
      ? nameForm('new-thread', 'New thread’s name', (text) =>
          change({ action: 'new-thread', channel, name: text }),
        )
      : worldButton('archive', world.isArchived ? 'Open the thread' : 'Archive the thread', () =>
          change({ action: 'archive-thread', channel, archived: !world.isArchived }),
        ),
    make,
    // It has to be opened, and closes for the next channel, so that a double click does not delete two channels.
    section(
      `delete ${channel}`,
      'Delete',
      worldButton('empty', 'All messages', () =>
        change({ action: 'empty-channel', channel, how: 'in bulk' }),
      ),
      worldButton('empty slowly', 'All messages, one by one', () =>
        change({ action: 'empty-channel', channel, how: 'one by one' }),
      ),
      worldButton('delete', `#${name}`, () => change({ action: 'delete-channel', channel }), 'danger'),
    ),
  );
}

/**
 * @template {string} Permission
 * @param {string} key
 * @param {{ name: string, permissions: readonly Permission[] }} holder
 * @param {readonly { name: Permission, label: string }[]} offered
 * @param {(permission: Permission, allowed: boolean) => void} change
 */
function permissions(key, { name, permissions: held }, offered, change) {
  return section(
    key,
    name,
    offered.map(({ name: permission, label }) =>
      checkbox(`${key} ${permission}`, label, held.includes(permission), (allowed) =>
        change(permission, allowed),
      ),
    ),
  );
}
