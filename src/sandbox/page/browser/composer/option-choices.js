import { channelsOfTypes } from '../parts/select-choices.js';
import { optionType } from './option-types.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {PageView['commands'][number]['options'][number]} Option */
/** @typedef {string | number | boolean | File} OptionValue */
/** @typedef {{ name: string, value: OptionValue }} Choice */

/**
 * The choices of an option; undefined when members type its value, with or without autocomplete.
 * @param {Option} option
 * @param {PageView} view
 * @returns {Choice[] | undefined}
 */
export function optionChoices(option, view) {
  const named = (/** @type {readonly { id: string, name: string }[]} */ list, sign = '') =>
    list.map(({ id, name }) => ({ name: sign + name, value: id }));
  if (option.choices.length > 0) return [...option.choices];
  switch (option.type) {
    case optionType.boolean:
      return [
        { name: 'True', value: true },
        { name: 'False', value: false },
      ];
    case optionType.user:
      return named(view.members, '@');
    case optionType.mentionable:
      return [...named(view.members, '@'), ...named(view.roles, '@')];
    case optionType.role:
      return named(view.roles, '@');
    case optionType.channel:
      return named(channelsOfTypes(view, option.channelTypes), '#');
    default:
      return undefined;
  }
}

/**
 * The choices that contain the typed text, with or without `@` or `#`.
 * @param {Choice[]} choices
 * @param {string} typed
 */
export function matchingChoices(choices, typed) {
  const wanted = plain(typed);
  return choices.filter(({ name }) => plain(name).includes(wanted));
}

/** @param {string} text */
const plain = (text) => text.trim().replace(/^[@#]/, '').toLowerCase();
