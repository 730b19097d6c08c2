/** An item of Wikidata, in few words. */
export interface InventedItem {
  readonly id: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** Values by property: ids of items, texts, dates such as "+2021-03-04T00:00:00Z", or whole statements. */
  readonly claims?: Readonly<Record<string, readonly unknown[]>>;
  /** On how many Wikipedias there is an article. */
  readonly articles?: number;
}

const mapValues = <From, To>(
  all: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
) => Object.fromEntries(Object.entries(all).map(([name, value]) => [name, change(value, name)]));

/** The value of a statement, as a dump has it. */
function dataOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (/^Q\d+$/.test(value)) return { 'entity-type': 'item', 'numeric-id': Number(value.slice(1)), id: value };
  return /^\+\d{4}-/.test(value) ? { time: value, precision: 11 } : value;
}

export const statement = (value: unknown, rank = 'normal') => ({
  mainsnak: { snaktype: 'value', datavalue: { value: dataOf(value) } },
  type: 'statement',
  rank,
});

const isStatement = (value: unknown): boolean => value instanceof Object && 'mainsnak' in value;

/** An item as a line of a dump, without the comma behind it. */
export function dumpLine({ id, labels = {}, aliases = {}, claims = {}, articles = 0 }: InventedItem): string {
  const languageCodes = Array.from({ length: articles }, (_, number) => `l${number}wiki`);
  return JSON.stringify({
    type: 'item',
    id,
    labels: mapValues(labels, (value, language) => ({ language, value })),
    // PHP's way to write that there are none.
    aliases:
      Object.keys(aliases).length === 0
        ? []
        : mapValues(aliases, (values, language) => values.map((value) => ({ language, value }))),
    claims: mapValues(claims, (values) =>
      values.map((value) => (isStatement(value) ? value : statement(value))),
    ),
    sitelinks: Object.fromEntries(languageCodes.map((site) => [site, { site, title: id }])),
  });
}

/** A dump, as Wikidata writes it: a list with one item a line. */
export const dumpOf = (items: readonly (InventedItem | string)[]): string =>
  `[\n${items.map((item) => (typeof item === 'string' ? item : dumpLine(item))).join(',\n')}\n]\n`;

/** Bytes that come in parts of some length, which end anywhere. */
export async function* inParts(bytes: Uint8Array | string, length = 1000): AsyncGenerator<Buffer> {
  const all = Buffer.from(bytes);
  for (let start = 0; start < all.length; start += length) yield all.subarray(start, start + length);
}

/** All that a stream gives. */
export async function allOf<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}
