/** How the months begin, by language, where a language's beginnings are not another's above it. */
const MONTHS: Readonly<Record<string, string>> = {
  en: 'jan feb mar apr may jun jul aug sep oct nov dec',
  de: 'jän mär mrz mai okt dez',
  fr: 'fév avr juin juil aoû déc',
  es: 'ene abr ago dic',
  it: 'gen mag giu lug set ott',
  pt: 'fev out',
  pl: 'sty lut kwi maj cze lip sie wrz paź lis gru',
  ru: 'янв фев мар апр мая май июн июл авг сен окт ноя дек',
  tr: 'oca şub nis haz tem ağu eyl eki kas ara',
  id: 'mei agu des',
  th: 'มกรา กุมภา มีนา เมษา พฤษภา มิถุนา กรกฎา สิงหา กันยา ตุลา พฤศจิกา ธันวา ม\\.ค ก\\.พ มี\\.ค เม\\.ย พ\\.ค มิ\\.ย ก\\.ค ส\\.ค ก\\.ย ต\\.ค พ\\.ย ธ\\.ค',
};
const MONTH = `(?:${Object.values(MONTHS).join(' ').replaceAll(' ', '|')})[\\p{L}\\p{M}]{0,9}\\.?`;

/** How long ago, by language: numbers stand for themselves. */
const AGO = [
  '(?:\\d{1,3}|an?|one) ?(?:s|sec|min|h|hr|d|w|mo|y|yr|second|minute|hour|day|week|month|year)s? ago',
  'yesterday|today|just now|gestern|heute|hier|ayer|hoy|ieri|oggi|ontem|вчера|сегодня|昨天|今天|어제|dün',
  'vor (?:\\d{1,3}|einem|einer) (?:minute|stunde|tag|woche|monat|jahr)(?:e|en|n)?',
  'il y a (?:\\d{1,3}|une?) (?:minute|heure|jour|semaine|mois|an)s?',
  '(?:hace|há) (?:\\d{1,3}|une?|uma?) (?:minuto|hora|d[ií]a|semana|mes|mês|meses|año|ano)s?',
  '(?:\\d{1,3}|una?) (?:minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa',
  '(?:\\d{1,3} )?(?:minut\\p{L}?|godzin\\p{L}?|dni|dzień|tydzień|tygodni\\p{L}?|miesi\\p{L}{2,4}|lat\\p{L}?|rok) temu',
  '(?:\\d{1,3} )?(?:минут\\p{L}?|час\\p{L}{0,2}|дн\\p{L}{1,2}|день|недел\\p{L}|месяц\\p{L}{0,2}|год\\p{L}?|лет) назад',
  '\\d{1,3} (?:dakika|saat|gün|hafta|ay|yıl) önce',
  '\\d{1,3} (?:menit|jam|hari|minggu|bulan|tahun) (?:yang )?lalu',
  '\\d{1,3} ?(?:分|時間|日|週間|か月|ヶ月|年|分钟|小时|天|周|个月|分鐘|小時|個月|분|시간|일|주|개월|년)(?:钟)? ?(?:前|전)',
  '\\d{1,3} (?:นาที|ชั่วโมง|วัน|สัปดาห์|เดือน|ปี)ที่แล้ว',
];

/** A date in any of the languages, or how long ago something was; without groups, for patterns with the flags `iu`. */
export const DATE = `(?:${[
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?`,
  `\\d{1,2}(?:st|nd|rd|th|er|º|ª)?\\.?(?: de| of)? ${MONTH},?(?:(?: de| del)? \\d{4})?(?: ?г\\.?| r\\.)?`,
  `${MONTH},? \\d{4}`,
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}\\.?',
  '\\d{4}\\. ?\\d{1,2}\\. ?\\d{1,2}\\.?',
  '\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})',
  '\\d{4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日',
  '\\d{4} ?년 ?\\d{1,2} ?월 ?\\d{1,2} ?일',
  ...AGO,
].join('|')})`;

/** The time of the day after a date: "21:05", "at 9:05 pm", "| 21:05". */
export const TIME = '(?:,? ?(?:at|um|à|a las|alle|às|o|в|[|·])? ?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?)?';

/** A line with a date alone. */
export const DATE_LINE = new RegExp(`^[(\\[]?(?:\\p{L}{2,10}\\.?, )?${DATE}${TIME}[)\\]]?\\.?$`, 'iu');
