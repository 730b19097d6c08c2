import { z } from 'zod';

/** What stands for a text, by the property that has it; any other property has its own name. */
export type SampleTexts = { readonly [property: string]: string };

/**
 * An entry that a schema takes, with each of its optional properties or with none.
 * @param variant which of the options of a union or an enumeration it has, counted on from the first
 */
export function sampleOf(
  schema: z.ZodType,
  texts: SampleTexts,
  { variant, isFull }: { readonly variant: number; readonly isFull: boolean },
): unknown {
  const sampleFor = (type: z.core.$ZodType, name: string): unknown => {
    const option = <T>(options: readonly T[]): T => options[variant % options.length] as T;
    if (type instanceof z.ZodObject)
      return Object.fromEntries(
        Object.entries(type.shape as z.core.$ZodShape).flatMap(([property, each]) =>
          each instanceof z.ZodOptional && !isFull ? [] : [[property, sampleFor(each, property)]],
        ),
      );
    if (type instanceof z.ZodOptional) return sampleFor(type.def.innerType, name);
    if (type instanceof z.ZodNullable) return variant === 0 ? null : sampleFor(type.def.innerType, name);
    if (type instanceof z.ZodArray) return [sampleFor(type.element, name)];
    if (type instanceof z.ZodUnion) return sampleFor(option(type.options), name);
    if (type instanceof z.ZodEnum) return option(type.options);
    if (type instanceof z.ZodLiteral) return type.value;
    if (type instanceof z.ZodBoolean) return variant % 2 === 0;
    if (type instanceof z.ZodNumber) return /at$|until|since/i.test(name) ? 1_700_000_000_000 : 75;
    if (type instanceof z.ZodString) return texts[name] ?? name;
    if (type instanceof z.ZodUnknown) return { [name]: variant };
    // Of the kinds that only a function knows, there is one: the ref of a show.
    if (type instanceof z.ZodCustom) return 'anilist:154587';
    if (type instanceof z.ZodRecord) {
      const { keyType, valueType } = type;
      const keys = keyType instanceof z.ZodEnum ? keyType.options : [texts[`${name}.key`] ?? name];
      return Object.fromEntries(keys.map((key) => [key, sampleFor(valueType, name)]));
    }
    throw new Error(`There is no sample for ${name}, a ${type._zod.def.type}`);
  };
  return sampleFor(schema, 'entry');
}
