/** @typedef {import('./live-view.js').PageView} PageView */
/** @typedef {import('../../message-view.ts').MessageView['components'][number]} Component */

/** Discord's numbers for the kinds of selects. */
export const selectType = { string: 3, user: 5, role: 6, mentionable: 7, channel: 8 };

/**
 * The choices of a select: its own options, or the guild's members, roles or channels.
 * @param {Component} select
 * @param {PageView} view
 * @returns {import('./picker-menu.js').PickerChoice[]}
 */
export function selectChoices(select, view) {
  const preset = (select.default_values ?? []).map(({ id }) => id);
  const entries = (/** @type {readonly { id: string, name: string }[]} */ list, sign = '') =>
    list.map(({ id, name }) => ({ label: sign + name, value: id, picked: preset.includes(id) }));
  switch (select.type) {
    case selectType.user:
      return entries(view.members);
    case selectType.role:
      return entries(view.roles);
    case selectType.mentionable:
      return [...entries(view.members), ...entries(view.roles, '@')];
    case selectType.channel:
      return entries(channelsOfTypes(view, select.channel_types ?? []), '#');
    default:
      return (select.options ?? []).map(({ label, value, description, default: picked }) => ({
        label,
        value,
        ...(description && { description }),
        ...(picked && { picked }),
      }));
  }
}

/**
 * The channels of these types that a member sees; of all types when there are none.
 * @param {PageView} view
 * @param {readonly number[]} types
 */
export function channelsOfTypes(view, types) {
  return view.channels.filter(({ type }) => types.length === 0 || types.includes(type));
}
