/** By locale and options. To make one takes longer than all the rest of a message. */
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * A time as a locale writes it.
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

/** The clock alone for a time of today. @param {Date} time @param {string} locale */
export function shortTimeText(time, locale) {
  const isToday = time.toDateString() === new Date().toDateString();
  return timeText(time, locale, { timeStyle: 'short', ...(!isToday && { dateStyle: 'short' }) });
}
