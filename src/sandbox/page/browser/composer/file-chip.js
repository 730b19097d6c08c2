import { element } from '../parts/elements.js';

/** @typedef {import('./option-choices.js').Option} Option */

/**
 * An option of a command that takes a file.
 * @param {Option} option
 * @param {{ hint(text: string): void }} use
 * @returns {ReturnType<typeof import('./option-chip.js').optionChip>}
 */
export function fileChip(option, use) {
  const input = /** @type {HTMLInputElement} */ (
    element('input', { type: 'file', 'aria-label': `${option.name}: ${option.description}` })
  );
  if (option.required) input.setAttribute('aria-required', 'true');
  const box = element(
    'div',
    { class: 'chip', 'data-option': option.name },
    element('span', {}, option.name),
    input,
  );
  input.addEventListener('focus', () => use.hint(`${option.name} · ${option.description}`));
  return {
    name: option.name,
    isRequired: option.required,
    box,
    input,
    // Browsers let no page choose a file.
    fill: () => {},
    read: () => input.files?.[0],
    check() {
      const isMissing = option.required && input.files?.length === 0;
      box.classList.toggle('invalid', isMissing);
      input.setAttribute('aria-invalid', String(isMissing));
      return isMissing ? 'This option is required. Choose a file.' : undefined;
    },
  };
}
