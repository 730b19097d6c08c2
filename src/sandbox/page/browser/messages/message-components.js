import { element, link } from '../parts/elements.js';
import { pickerMenu } from '../parts/picker-menu.js';
import { selectChoices, selectType } from '../parts/select-choices.js';
import { cardPart } from './card-parts.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../parts/select-choices.js').Component} Component */

const buttonType = 2;
/** The classes of Discord's button styles 1 to 4; 5 is a link. */
const buttonClasses = ['primary', 'secondary', 'success', 'danger'];

/**
 * A message's components: buttons, selects, and the parts of cards that contain them.
 * @param {readonly Component[]} components
 * @param {import('../../message-view.ts').MarkdownTexts} texts
 * @param {PageView} view
 * @param {{ press(id: string): void, select(id: string, values: string[]): void }} use
 * @returns {HTMLElement[]}
 */
export function messageComponents(components, texts, view, use) {
  return components.map((component) => {
    if (component.type === buttonType) return buttonFor(component, use.press);
    if (Object.values(selectType).includes(component.type)) return selectFor(component, view, use.select);
    return cardPart(component, texts, view, (inner) => messageComponents(inner, texts, view, use));
  });
}

/** @param {Component} button @param {(id: string) => void} press */
function buttonFor(button, press) {
  const label = [button.emoji?.name, button.label].filter(Boolean).join(' ');
  if (button.url) return link(button.url, element('span', { class: 'button' }, `${label} ↗`));
  const id = button.custom_id ?? '';
  return element(
    'button',
    {
      type: 'button',
      class: buttonClasses[(button.style ?? 2) - 1],
      disabled: button.disabled,
      'data-key': `button ${id}`,
      onclick: () => press(id),
    },
    label,
  );
}

/** @param {Component} select @param {PageView} view @param {(id: string, values: string[]) => void} choose */
function selectFor(select, view, choose) {
  const choices = selectChoices(select, view);
  const picked = choices.filter((choice) => choice.picked).map(({ label }) => label);
  return pickerMenu({
    key: select.custom_id ?? '',
    label: picked.join(', ') || (select.placeholder ?? 'Make a selection'),
    choices,
    most: select.max_values ?? 1,
    ...(select.disabled && { disabled: true }),
    choose: (values) => choose(select.custom_id ?? '', values),
  });
}
