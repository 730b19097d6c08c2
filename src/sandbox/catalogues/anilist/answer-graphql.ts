import {
  type Field,
  type GraphqlDocument,
  GraphqlError,
  type Selection,
  type Value,
} from './graphql-text.ts';

/** The kinds of values that arguments take: Int, String, Boolean, a list of Int, or one of some names. */
type ArgumentType = 'Int' | 'String' | 'Boolean' | '[Int]' | readonly string[];

export type Arguments = Readonly<Record<string, unknown>>;

type Parent = Readonly<Record<string, unknown>>;

/** The fields of a type; one without `of` is a scalar. */
export interface FieldType {
  readonly of?: string;
  readonly args?: Readonly<Record<string, ArgumentType>>;
  /** What it is, in what has it; the property of that name when left out. */
  readonly read?: (args: Arguments, parent: Parent) => unknown;
}

export type Schema = Readonly<Record<string, Readonly<Record<string, FieldType>>>>;

/**
 * What a schema answers to a question: the fields that it names, and no others.
 * @throws GraphqlError for what the schema does not have
 */
export function answerGraphql(
  schema: Schema,
  { operations, fragments, variables: declared }: GraphqlDocument,
  variables: Readonly<Record<string, unknown>>,
): object {
  const [operation] = operations;
  if (operation?.type !== 'query') throw new GraphqlError('Schema is not configured for this operation.');
  for (const [name, type] of declared)
    if (type.endsWith('!') && (variables[name] ?? null) === null)
      throw new GraphqlError(`Variable "$${name}" of required type "${type}" was not provided.`);

  const fieldsOf = (selections: readonly Selection[]): Field[] =>
    selections.flatMap((selection) => {
      if (selection.kind === 'field') return [selection];
      if (selection.kind === 'inline') return fieldsOf(selection.fields);
      const fragment = fragments.get(selection.name);
      if (!fragment) throw new GraphqlError(`Unknown fragment "${selection.name}".`);
      return fieldsOf(fragment);
    });

  function given(value: Value): unknown {
    if (Array.isArray(value)) return value.map(given);
    if (value === null || typeof value !== 'object') return value;
    if ('name' in value) return value.name;
    const { variable } = value as { variable: string };
    if (!declared.has(variable)) throw new GraphqlError(`Variable "$${variable}" is not defined.`);
    return variables[variable] ?? undefined;
  }

  function argumentsOf(field: Field, type: string, { args = {} }: FieldType): Arguments {
    return Object.fromEntries(
      Object.entries(field.args).map(([name, written]) => {
        const kind = args[name];
        if (kind === undefined)
          throw new GraphqlError(
            `Unknown argument "${name}" on field "${field.name}" of type "${type}".`,
            field,
          );
        const value = given(written);
        if (value !== undefined && !isOf(kind, value))
          throw new GraphqlError(`Argument "${name}" has invalid value ${JSON.stringify(value)}.`, field);
        return [name, value];
      }),
    );
  }

  /** Refuses what the schema does not have, before anything is read. */
  function check(type: string, selections: readonly Selection[]): void {
    for (const field of fieldsOf(selections)) {
      const known = schema[type]?.[field.name];
      if (!known) throw new GraphqlError(`Cannot query field "${field.name}" on type "${type}".`, field);
      const { of } = known;
      if (of !== undefined && field.fields.length === 0)
        throw new GraphqlError(`Field "${field.name}" of type "${of}" must have a sub selection.`, field);
      if (of === undefined && field.fields.length > 0)
        throw new GraphqlError(`Field "${field.name}" must not have a sub selection.`, field);
      argumentsOf(field, type, known);
      if (of !== undefined) check(of, field.fields);
    }
  }

  function read(type: string, parent: Parent, selections: readonly Selection[]): object {
    const answers = fieldsOf(selections).map((field) => {
      const known = schema[type]?.[field.name] ?? {};
      const value = known.read?.(argumentsOf(field, type, known), parent) ?? parent[field.name] ?? null;
      const { of } = known;
      const inner = (one: unknown) =>
        of === undefined || one === null ? one : read(of, one as Parent, field.fields);
      return [field.alias, Array.isArray(value) ? value.map(inner) : inner(value)] as const;
    });
    return Object.fromEntries(answers);
  }

  check('Query', operation.fields);
  return read('Query', {}, operation.fields);
}

function isOf(type: ArgumentType, value: unknown): boolean {
  // A list takes a single value, too.
  if (typeof type !== 'string')
    return [value].flat().every((one) => typeof one === 'string' && type.includes(one));
  if (type === 'Int') return Number.isInteger(value);
  if (type === '[Int]') return [value].flat().every(Number.isInteger);
  return typeof value === type.toLowerCase();
}
