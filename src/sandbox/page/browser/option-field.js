import { element } from './elements.js';
import { channelsOfTypes } from './select-choices.js';
import { withSuggestions } from './suggestions.js';

/** @typedef {import('../member-view.ts').MemberView} MemberView */
/** @typedef {MemberView['commands'][number]['options'][number]} Option */
/** @typedef {string | number | boolean} OptionValue */

/** Discord's numbers for the types of options. */
const type = { integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10 };

/**
 * A labelled field for one option of a command.
 * @param {Option} option
 * @param {MemberView} view
 * @param {(typed: string) => Promise<readonly { name: string, value: string | number }[]>} autocomplete
 * @returns {{ box: HTMLElement, read: () => OptionValue | undefined }} `read` gives undefined when it is empty
 */
export function optionField(option, view, autocomplete) {
  const entries = pickable(option, view);
  const { box, read } = entries ? choiceField(option, entries) : typedField(option, autocomplete);
  const hint = [option.description, range(option)].filter(Boolean).join(' · ');
  const label = element(
    'label',
    { class: 'field' },
    element('span', { class: 'field-name' }, option.name, option.required && element('em', {}, ' required')),
    element('small', {}, hint),
    box,
  );
  return { box: label, read };
}

/** What can be picked, if the option is of a type that is picked and not typed. @param {Option} option @param {MemberView} view */
function pickable(option, view) {
  const named = (/** @type {readonly { id: string, name: string }[]} */ list, sign = '') =>
    list.map(({ id, name }) => ({ label: sign + name, value: /** @type {OptionValue} */ (id) }));
  if (option.choices.length > 0) return option.choices.map(({ name, value }) => ({ label: name, value }));
  switch (option.type) {
    case type.boolean:
      return [
        { label: 'True', value: true },
        { label: 'False', value: false },
      ];
    case type.user:
    case type.mentionable:
      return named(view.members);
    case type.role:
      return named(view.roles);
    case type.channel:
      return named(channelsOfTypes(view, option.channelTypes), '#');
    default:
      return undefined;
  }
}

/** @param {Option} option @param {{ label: string, value: OptionValue }[]} entries */
function choiceField(option, entries) {
  const select = /** @type {HTMLSelectElement} */ (
    element(
      'select',
      { required: option.required },
      element('option', { value: '' }, option.required ? 'Choose…' : '—'),
      entries.map(({ label }, index) => element('option', { value: index }, label)),
    )
  );
  return {
    box: select,
    read: () => (select.value === '' ? undefined : entries[Number(select.value)]?.value),
  };
}

/** @param {Option} option @param {Parameters<typeof optionField>[2]} autocomplete */
function typedField(option, autocomplete) {
  const isNumber = option.type === type.number || option.type === type.integer;
  const input = /** @type {HTMLInputElement} */ (
    element('input', {
      required: option.required,
      inputmode: isNumber ? 'decimal' : undefined,
      autocomplete: 'off',
    })
  );
  /** @type {{ name: string, value: string | number } | undefined} */
  let picked;
  const read = () => {
    if (picked && picked.name === input.value) return picked.value;
    const typed = isNumber ? input.value.trim().replace(',', '.') : input.value;
    if (typed === '') return undefined;
    // What is no number goes as it is, and the answer says so.
    return isNumber && !Number.isNaN(Number(typed)) ? Number(typed) : typed;
  };
  if (!option.autocomplete) return { box: input, read };
  const box = withSuggestions(input, {
    find: async (typed) =>
      (await autocomplete(typed)).map((choice) => ({ label: choice.name, value: choice })),
    choose({ value }) {
      picked = /** @type {{ name: string, value: string | number }} */ (value);
      input.value = picked.name;
    },
  });
  return { box, read };
}

/** @param {Option} option */
function range({ minimum, maximum }) {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `at least ${minimum}`;
  return maximum === undefined ? '' : `at most ${maximum}`;
}
