/** Formats by locale and options: creating one takes longer than the rest of a message. */
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * A time in a locale's format.
 * @param {Date} time
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function timeText(time, locale, options = { dateStyle: 'long', timeStyle: 'medium' }) {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format.format(time);
}

/** A short time; without its date if that is today. @param {Date} time @param {string} locale */
export function shortTimeText(time, locale) {
  const isToday = time.toDateString() === new Date().toDateString();
  return timeText(time, locale, { timeStyle: 'short', ...(!isToday && { dateStyle: 'short' }) });
}
