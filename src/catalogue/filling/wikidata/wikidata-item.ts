import { z } from 'zod';
import { lenient, lenientList } from '../../sources/lenient.ts';
import { jsonOf } from '../json-of.ts';

const text = z.object({ language: z.string(), value: z.string() });
/** PHP writes an object without properties as a list. */
const byLanguage = <Value>(value: z.ZodType<Value>) =>
  lenient(z.record(z.string(), lenient(value))).transform((all = {}) => all);

const statementsSchema = lenientList(
  z.object({
    rank: z.enum(['preferred', 'normal']),
    mainsnak: z.object({ datavalue: z.object({ value: z.unknown() }) }),
  }),
);

const itemSchema = z.object({
  type: z.literal('item'),
  id: z.string().regex(/^Q[1-9]\d{0,11}$/),
  labels: byLanguage(text),
  aliases: byLanguage(z.array(text)),
  claims: lenient(z.record(z.string(), z.unknown())).transform((all = {}) => all),
  sitelinks: lenient(z.record(z.string(), z.unknown())).transform((all = {}) => all),
});

/**
 * An item of Wikidata, as a dump has it: https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON. Statements are read when they are
 * asked for.
 */
export type WikidataItem = z.infer<typeof itemSchema>;

/** Reads a line of a dump; undefined when it is none about an item, is cut, or is damaged. */
export const readItem = (line: string): WikidataItem | undefined =>
  itemSchema.safeParse(jsonOf(line.trim().replace(/,$/, ''))).data;

/** What values have to be; others are left out. */
export type ValuesForm<Value> = z.ZodType<Value[]>;

/** The values that an item has for a property: the preferred ones, else all that are not deprecated; only those of the form. */
export function valuesOf<Value>(item: WikidataItem, property: string, form: ValuesForm<Value>): Value[] {
  const statements = statementsSchema.parse(item.claims[property]);
  const preferred = statements.filter(({ rank }) => rank === 'preferred');
  return form.parse(
    (preferred.length > 0 ? preferred : statements).map(({ mainsnak }) => mainsnak.datavalue.value),
  );
}

/** The ids of other items. */
export const itemIds = lenientList(z.object({ id: z.string() }).transform(({ id }) => id));

/** Years; a decade or a century is none: https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON#time. */
export const years = lenientList(
  z
    .object({ time: z.string().regex(/^\+\d{4}-/), precision: z.int().min(9) })
    .transform(({ time }) => Number(time.slice(1, 5))),
);

export const amounts = lenientList(
  z.object({ amount: z.string() }).transform(({ amount }) => Number(amount)),
);

export const titleTexts = lenientList(z.object({ text: z.string(), language: z.string() }));
