import { optionType } from './option-types.js';

/** @typedef {import('./option-choices.js').Option} Option */
/** @typedef {import('./option-choices.js').Choice} Choice */
/** @typedef {import('./option-choices.js').OptionValue} OptionValue */

/** An id, or how it stands in a message. */
const userId = /^(?:<@)?(\d{17,20})>?$/;

/** The longest text of an option without a limit of its own, in code points. */
const longestText = 6000;

/**
 * Reads the value that a member typed, as strictly as Discord's client does.
 * @param {Option} option
 * @param {string} typed
 * @param {Choice[] | undefined} choices the only valid choices, if there are any
 * @param {Choice | undefined} picked the choice that was picked last
 * @returns {{ value?: OptionValue, problem?: string }} neither for an optional value that is empty
 */
export function optionValue(option, typed, choices, picked) {
  if (typed.trim() === '')
    return option.required ? { problem: 'This option is required. Specify a value.' } : {};
  if (picked?.name === typed) return { value: picked.value };
  if (choices) {
    const found = choices.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());
    if (found) return { value: found.value };
    // Discord's client takes anybody's id, also of who has left.
    const id = option.type === optionType.user ? userId.exec(typed.trim())?.[1] : undefined;
    return id === undefined ? { problem: 'Pick one from the list.' } : { value: id };
  }
  return option.type === optionType.integer || option.type === optionType.number
    ? numberValue(option, typed)
    : textValue(option, typed);
}

/** @param {Option} option @param {string} typed */
function numberValue({ type: kind, minimum, maximum }, typed) {
  const digits = typed.trim().replace(',', '.');
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(digits)) return { problem: 'Enter a number.' };
  const value = Number(digits);
  if (kind === optionType.integer && !Number.isInteger(value)) return { problem: 'Enter a whole number.' };
  if (minimum !== undefined && value < minimum) return { problem: `Enter a number of at least ${minimum}.` };
  if (maximum !== undefined && value > maximum) return { problem: `Enter a number of at most ${maximum}.` };
  return { value };
}

/** @param {Option} option @param {string} typed */
function textValue({ minimumLength = 0, maximumLength = longestText }, typed) {
  const length = [...typed].length;
  if (length < minimumLength) return { problem: `Enter at least ${minimumLength} characters.` };
  if (length > maximumLength) return { problem: `Enter at most ${maximumLength} characters, not ${length}.` };
  return { value: typed };
}

/**
 * An option's limits in words; empty when it has none.
 * @param {Option} option
 */
export function optionLimits({ minimum, maximum, minimumLength, maximumLength }) {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `at least ${minimum}`;
  if (maximum !== undefined) return `at most ${maximum}`;
  if (minimumLength !== undefined && maximumLength !== undefined)
    return `${minimumLength} to ${maximumLength} characters`;
  if (minimumLength !== undefined) return `at least ${minimumLength} characters`;
  return maximumLength === undefined ? '' : `at most ${maximumLength} characters`;
}
