import { element } from '../parts/elements.js';
import { section, worldButton } from './world-controls.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../world-action.ts').WorldAction} WorldAction */
/** @typedef {Extract<WorldAction, { action: 'trouble' }>['trouble']} Trouble */

/** @type {[trouble: Trouble, label: string, meaning: string][]} */
const troubles = [
  ['drop-with-resume', 'Drop the connection', 'The bot resumes, and receives what it missed.'],
  ['drop-without-resume', 'Drop the session', 'The bot never hears what happens in the meantime.'],
  ['too-many-requests', 'Answer 429', 'The next 5 requests are rate limited.'],
  ['server-errors', 'Answer 500', 'The next 5 requests fail.'],
  [
    'error-after-posting',
    'Post, then answer 500',
    'The next message is posted, but the bot is told that it failed.',
  ],
  ['edits-put-off', 'Put edits off', 'For a minute, Discord takes no edits of messages.'],
  ['posts-put-off', 'Put posts off', 'For a minute, Discord takes no new messages.'],
  ['lost-reactions', 'Lose reactions', 'The bot never hears of the next 5 reactions.'],
  ['doubled-reactions', 'Repeat reactions', 'The bot hears of the next 5 reactions twice.'],
];

/** How many milliseconds late Discord can respond; from three seconds on, interactions fail. */
const latencies = [0, 200, 1000, 2500, 4000];

/** The trouble at Discord that can be caused. @param {PageView} view @param {(action: WorldAction) => void} change */
export function troubleSection({ world: { latency, falseAnswers } }, change) {
  const select = /** @type {HTMLSelectElement} */ (
    element(
      'select',
      { 'data-key': 'latency' },
      [...new Set([...latencies, latency])].map((milliseconds) =>
        element(
          'option',
          { value: milliseconds, selected: milliseconds === latency },
          milliseconds === 0 ? 'immediately' : `${milliseconds / 1000} s late`,
        ),
      ),
    )
  );
  select.addEventListener('change', () => change({ action: 'latency', milliseconds: Number(select.value) }));
  return section(
    'trouble',
    'Trouble at Discord',
    element(
      'label',
      { class: 'field' },
      element('span', { class: 'field-name' }, 'Discord responds'),
      select,
    ),
    troubles.map(([trouble, label, meaning]) =>
      element(
        'div',
        { class: 'trouble' },
        worldButton(trouble, label, () => change({ action: 'trouble', trouble })),
        element('small', {}, meaning),
      ),
    ),
    element(
      'p',
      { role: 'status' },
      falseAnswers > 0 ? `Requests that will still fail: ${falseAnswers}.` : '',
    ),
    worldButton('none', 'Back to normal', () => change({ action: 'trouble', trouble: 'none' }), 'success'),
  );
}
