import { REVIEWER_SORTS, type ReviewerSort } from '../../reviews/helpfulness/reviewers.ts';
import { CURRENT_PERIODS, type CurrentPeriod, type Period } from '../../reviews/period.ts';
import { SHOW_SORTS, type ShowFilter, type ShowList } from '../../reviews/ranking/show-list.ts';
import { SHOW_KINDS } from '../../reviews/shows/show.ts';

/** Names a card and what it shows: the whole state of a card, so that it survives restarts. Pages from 1. */
export type Address =
  | { readonly card: 'top'; readonly list: ShowList; readonly page: number }
  | { readonly card: 'show'; readonly showId: string }
  | { readonly card: 'similar'; readonly showId: string; readonly page: number }
  | { readonly card: 'profile'; readonly userId: string }
  | { readonly card: 'year'; readonly userId: string; readonly year: number }
  | { readonly card: 'compare'; readonly userId: string; readonly otherId: string }
  | {
      readonly card: 'reviewers';
      readonly sort: ReviewerSort;
      /** Absent: always. */
      readonly period?: CurrentPeriod | undefined;
      readonly page: number;
    }
  | { readonly card: 'recent'; readonly page: number }
  | { readonly card: 'recommend'; readonly page: number };

export type CardName = Address['card'];
export type AddressOf<Name extends CardName> = Extract<Address, { card: Name }>;

/** The best shows of all. */
export const BEST: AddressOf<'top'> = { card: 'top', list: { sort: 'best', filter: {} }, page: 1 };

const LETTERS: Readonly<Record<CardName, string>> = {
  top: 't',
  show: 's',
  similar: 'm',
  profile: 'p',
  year: 'y',
  compare: 'c',
  reviewers: 'w',
  recent: 'n',
  recommend: 'f',
};

/** Writes an address as a part of a custom id: at most 45 characters, without colons. */
export function encodeAddress(address: Address): string {
  return [LETTERS[address.card], ...partsOf(address)].join('.').replace(/(?<!\.)\.+$/, '');
}

function partsOf(address: Address): (string | number)[] {
  switch (address.card) {
    case 'top':
      return [SHOW_SORTS.indexOf(address.list.sort), address.page, ...filterParts(address.list.filter)];
    case 'show':
      return [address.showId];
    case 'similar':
      return [address.showId, address.page];
    case 'profile':
      return [shortId(address.userId)];
    case 'year':
      return [shortId(address.userId), address.year];
    case 'compare':
      return [shortId(address.userId), shortId(address.otherId)];
    case 'reviewers':
      return [REVIEWER_SORTS.indexOf(address.sort), address.page, currentPart(address.period)];
    case 'recent':
    case 'recommend':
      return [address.page];
  }
}

const filterParts = ({ kind, years, period, by }: ShowFilter): (string | number)[] => [
  kind === undefined ? '' : SHOW_KINDS.indexOf(kind),
  years === undefined ? '' : years.from === years.to ? years.from : `${years.from}-${years.to}`,
  periodPart(period),
  by === undefined ? '' : shortId(by),
];

const periodPart = (period: Period | undefined): string =>
  period === undefined ? '' : [period.year, period.month].filter((part) => part !== undefined).join('-');

const currentPart = (period: CurrentPeriod | undefined): string | number =>
  period === undefined ? '' : CURRENT_PERIODS.indexOf(period);

/** A snowflake in fewer characters. */
const shortId = (id: string): string => BigInt(id).toString(36);

/** Reads what `encodeAddress` wrote; undefined for what it cannot have written. A modified client can send anything. */
export function decodeAddress(text: string): Address | undefined {
  const [letter, ...parts] = text.split('.');
  const card = (Object.keys(LETTERS) as CardName[]).find((name) => LETTERS[name] === letter);
  if (card === undefined) return undefined;
  const address = read(card, parts);
  return address !== undefined && encodeAddress(address) === text ? address : undefined;
}

function read(card: CardName, parts: readonly string[]): Address | undefined {
  const [first = '', second = '', third = ''] = parts;
  const userId = longId(first);
  switch (card) {
    case 'top':
      return readTop(parts);
    case 'show':
      return SHOW_ID.test(first) ? { card, showId: first } : undefined;
    case 'similar':
      return SHOW_ID.test(first) ? { card, showId: first, page: readPage(second) } : undefined;
    case 'profile':
      return userId === undefined ? undefined : { card, userId };
    case 'year':
      return userId === undefined || !YEAR.test(second) ? undefined : { card, userId, year: Number(second) };
    case 'compare': {
      const otherId = longId(second);
      return userId === undefined || otherId === undefined ? undefined : { card, userId, otherId };
    }
    case 'reviewers': {
      const sort = REVIEWER_SORTS[Number(first)];
      if (sort === undefined) return undefined;
      return {
        card,
        sort,
        page: readPage(second),
        ...(third !== '' && { period: CURRENT_PERIODS[Number(third)] }),
      };
    }
    case 'recent':
    case 'recommend':
      return { card, page: readPage(first) };
  }
}

/** As `createId` makes them. */
const SHOW_ID = /^[\w-]{1,24}$/;
const YEAR = /^\d{4}$/;

function readTop([sort = '', page = '', kind = '', years = '', period = '', by = '']: readonly string[]):
  | Address
  | undefined {
  const order = SHOW_SORTS[Number(sort)];
  if (order === undefined) return undefined;
  const filter: ShowFilter = {
    ...(kind !== '' && { kind: SHOW_KINDS[Number(kind)] }),
    ...(years !== '' && { years: readYears(years) }),
    ...(period !== '' && { period: readPeriod(period) }),
    ...(by !== '' && { by: longId(by) }),
  };
  return { card: 'top', list: { sort: order, filter }, page: readPage(page) };
}

/** The page is brought to one that there is when the card is made. */
const readPage = (text: string): number => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1);

/** A year or a decade, as `readYears` of a filter makes them. */
function readYears(text: string): ShowFilter['years'] {
  const [, first, last] = /^([1-9]\d{3})(?:-([1-9]\d{3}))?$/.exec(text) ?? [];
  if (first === undefined) return undefined;
  const from = Number(first);
  if (last === undefined) return { from, to: from };
  return from % 10 === 0 && Number(last) === from + 9 ? { from, to: from + 9 } : undefined;
}

function readPeriod(text: string): Period | undefined {
  const [, year, month] = /^(\d{4})(?:-([1-9]|1[0-2]))?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  return { year: Number(year), ...(month !== undefined && { month: Number(month) }) };
}

/** Undefined for what is no snowflake in base 36. */
function longId(text: string): string | undefined {
  if (!/^[0-9a-z]{1,13}$/.test(text)) return undefined;
  let id = 0n;
  for (const digit of text) id = id * 36n + BigInt(Number.parseInt(digit, 36));
  return id.toString();
}
