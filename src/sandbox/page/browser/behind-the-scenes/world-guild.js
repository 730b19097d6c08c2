import { avatar, element } from '../parts/elements.js';
import { checkbox, nameForm, section, worldButton } from './world-controls.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../world-action.ts').WorldAction} WorldAction */
/** @typedef {PageView['world']['roles'][number]} PermittedEntry */
/** @typedef {(action: WorldAction) => Promise<boolean>} Change resolves with whether it could be done */

/** Who is there, with which roles, and who left. @param {PageView} view @param {Change} change */
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
  return section('people', 'People', members, former, bot);
}

/** What each role may do everywhere. @param {PageView} view @param {Change} change */
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

/** What the bot and each role may do in the channel. @param {PageView} view @param {Change} change */
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
    make,
    // Opened first, and closed again for another channel: a double click deletes no second one.
    section(
      `delete ${channel}`,
      'Delete',
      worldButton('empty', 'All messages', () => change({ action: 'empty-channel', channel })),
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
