import { element } from '../parts/elements.js';
import { selectChoices, selectType } from '../parts/select-choices.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../parts/select-choices.js').Component} Component */
/** @typedef {{ box: HTMLElement, read: () => string | boolean | string[] | File[] }} ModalField */

/** Discord's types of a modal's components besides selects. */
const type = { textInput: 4, fileUpload: 19, radioGroup: 21, checkboxGroup: 22, checkbox: 23 };
const paragraph = 2;
/** The longest text of a text input without a limit of its own, in code points. */
const longestText = 4000;

/**
 * The control for a component of a modal; undefined when the page does not support it.
 * @param {Component} component
 * @param {PageView} view
 * @param {string} id the control's id, for its label
 * @returns {ModalField | undefined}
 */
export function modalField(component, view, id) {
  if (component.type === type.textInput) return textField(component, id);
  if (component.type === type.checkbox) {
    const box = checkable('checkbox', { id, checked: component.default });
    return { box, read: () => box.checked };
  }
  if (component.type === type.fileUpload) return fileField(component, id);
  if (component.type === type.radioGroup || component.type === type.checkboxGroup)
    return groupField(component, id);
  if (Object.values(selectType).includes(component.type)) return selectField(component, view, id);
  return undefined;
}

/** A text input with a counter of code points, which Discord limits. @param {Component} component @param {string} id */
function textField(component, id) {
  const { max_length: most = longestText, min_length: least = 0, value = '', placeholder } = component;
  const isLong = component.style === paragraph;
  const control = /** @type {HTMLInputElement} */ (
    element(isLong ? 'textarea' : 'input', {
      id,
      placeholder,
      required: component.required !== false,
      rows: isLong ? 8 : undefined,
      'aria-describedby': `${id}-count`,
    })
  );
  const counter = element('small', { id: `${id}-count`, class: 'counter' });
  const count = () => {
    const length = [...control.value].length;
    counter.textContent = `${length} / ${most}`;
    counter.classList.toggle('failure', length > most);
    const short = length > 0 && length < least;
    control.setCustomValidity(
      length > most ? `At most ${most} characters` : short ? `At least ${least} characters` : '',
    );
  };
  control.value = value;
  control.addEventListener('input', count);
  count();
  return { box: element('div', {}, control, counter), read: () => control.value };
}

/** @param {Component} component @param {string} id */
function fileField({ required, min_values, max_values: most = 1 }, id) {
  const isRequired = required !== false;
  const least = isRequired ? (min_values ?? 1) : 0;
  const control = /** @type {HTMLInputElement} */ (
    element('input', { id, type: 'file', multiple: most > 1, required: isRequired })
  );
  const files = () => [...(control.files ?? [])];
  control.addEventListener('change', () => {
    const { length } = files();
    const isWrong = length > 0 && (length < least || length > most);
    control.setCustomValidity(
      isWrong ? `Choose ${length > most ? 'at most' : 'at least'} ${length > most ? most : least} files` : '',
    );
  });
  return { box: control, read: files };
}

/** Radio buttons or checkboxes. @param {Component} component @param {string} id */
function groupField(component, id) {
  const kind = component.type === type.radioGroup ? 'radio' : 'checkbox';
  const isRequired = component.required !== false;
  const options = (component.options ?? []).map((option) => ({
    ...option,
    control: checkable(kind, {
      name: id,
      value: option.value,
      checked: option.default,
      required: kind === 'radio' && isRequired,
    }),
  }));
  if (kind === 'checkbox') {
    const least = isRequired ? (component.min_values ?? 1) : 0;
    const most = component.max_values ?? options.length;
    const check = () => {
      const ticked = options.filter(({ control }) => control.checked).length;
      const problem =
        ticked < least ? `Choose at least ${least}` : ticked > most ? `Choose at most ${most}` : '';
      options[0]?.control.setCustomValidity(problem);
    };
    for (const { control } of options) control.addEventListener('change', check);
    check();
  }
  const box = element(
    'div',
    { role: 'group', 'aria-labelledby': `${id}-label` },
    options.map(({ control, label }) => element('label', { class: 'tick' }, control, label)),
  );
  return { box, read: () => options.filter(({ control }) => control.checked).map(({ value }) => value) };
}

/** @param {Component} component @param {PageView} view @param {string} id */
function selectField(component, view, id) {
  const choices = selectChoices(component, view);
  const multiple = (component.max_values ?? 1) > 1;
  const select = /** @type {HTMLSelectElement} */ (
    element(
      'select',
      { id, multiple, required: component.required !== false },
      !multiple && element('option', { value: '' }, component.placeholder ?? 'Make a selection'),
      choices.map(({ label, value, picked }) => element('option', { value, selected: picked }, label)),
    )
  );
  const read = () => [...select.selectedOptions].map(({ value }) => value).filter((value) => value !== '');
  return { box: select, read };
}

/** @param {string} kind @param {Record<string, unknown>} attributes */
const checkable = (kind, attributes) =>
  /** @type {HTMLInputElement} */ (element('input', { type: kind, ...attributes }));
