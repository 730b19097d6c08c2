import { element } from '../parts/elements.js';
import { timeText } from './time-text.js';

/**
 * The formats of Discord's timestamp styles
 * (https://docs.discord.com/developers/reference#message-formatting-timestamp-styles).
 */
/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const formats = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** Units of time in seconds, longest first. */
/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/**
 * @param {number} milliseconds since 1970
 * @param {string} format one of Discord's styles, a letter
 * @param {string} locale of the viewer
 * @returns {Node}
 */
export function timestamp(milliseconds, format, locale) {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return document.createTextNode('Invalid Date');
  const isRelative = format === 'R';
  return element(
    'time',
    {
      datetime: date.toISOString(),
      title: timeText(date, locale, formats.F),
      'data-relative': isRelative,
      // It changes all the time, and a screen reader should not announce that.
      'aria-live': isRelative && 'off',
    },
    isRelative ? relative(milliseconds - Date.now(), locale) : timeText(date, locale, formats[format]),
  );
}

/** Updates the relative times in a part of the page. @param {HTMLElement} part @param {string} locale */
export function refreshRelativeTimes(part, locale) {
  for (const time of part.querySelectorAll('time[data-relative]')) {
    const shown = relative(Date.parse(time.getAttribute('datetime') ?? '') - Date.now(), locale);
    if (time.textContent !== shown) time.textContent = shown;
  }
}

/** @param {number} distance milliseconds from now @param {string} locale */
function relative(distance, locale) {
  const seconds = distance / 1000;
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / length), unit);
}
