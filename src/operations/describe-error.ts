/**
 * What the log says of an error: its name, message, code, status, frames and causes, and no other property, because discord.js adds
 * request bodies and addresses with tokens. A message that may repeat what somebody typed is left out or shortened: the frames say
 * which line of the program threw it.
 */
export function describeError(error: unknown): object {
  try {
    return describe(error);
  } catch {
    // Some property of it is not what its kind has: what logs it must not fail for that.
    return { message: 'An error that is unlike all others' };
  }
}

function describe(error: unknown, depth = 0): object {
  // Whoever throws a text may have made it of anything.
  if (!(error instanceof Error)) return { message: `No error was thrown, but: ${typeof error}` };
  const { name, stack = '', cause } = error;
  const has = (key: 'code' | 'status') => {
    const value: unknown = key in error ? Reflect.get(error, key) : undefined;
    return typeof value === 'string' || typeof value === 'number' ? { [key]: value } : {};
  };
  return {
    name: String(name),
    message: messageOf(error),
    ...has('code'),
    ...has('status'),
    stack: framesOf(stack, error.message),
    ...(cause !== undefined && depth < MOST_CAUSES && { cause: describe(cause, depth + 1) }),
  };
}

/** A cause may have itself as its cause. */
const MOST_CAUSES = 5;

function messageOf(error: Error): string {
  if ('rawError' in error) return refusalOf(error.rawError);
  if ('issues' in error) return `Not of its schema: ${codesOf(error.issues)}`;
  return repeatsValues(error) ? (PLAIN.exec(error.message)?.[0] ?? '') : error.message;
}

/** What Discord refuses, and in which fields. In its words for each field (`Value "..." is not snowflake.`) it repeats them. */
function refusalOf(raw: unknown): string {
  const { message = '', errors } = raw as { message?: string; errors?: object | null };
  return [message, ...fieldsOf(errors ?? {})].join('\n');
}

/** Every field with the codes of its errors, such as `embeds.0.title[BASE_TYPE_MAX_LENGTH]`. */
function fieldsOf(errors: object, path: readonly string[] = []): string[] {
  return Object.entries(errors).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    return key === '_errors' ? [`${path.join('.')}[${codesOf(value)}]`] : fieldsOf(value, [...path, key]);
  });
}

const codesOf = (list: unknown): string =>
  Array.isArray(list) ? list.map((one: { code?: unknown } | null) => String(one?.code)).join(', ') : '';

/** JavaScript's own errors and Node's name values (`Unexpected token 'T', "This show"... is not valid JSON`). */
const repeatsValues = (error: Error): boolean =>
  ENGINE_ERRORS.some((type) => error instanceof type) ||
  (error instanceof DOMException && error.name === 'DataCloneError') ||
  ('code' in error && String(error.code).startsWith('ERR_') && error.code !== 'ERR_SQLITE_ERROR');

const ENGINE_ERRORS = [TypeError, RangeError, SyntaxError, ReferenceError, URIError, EvalError];

/** Those of their messages that only repeat the program's own words, as far as they do. */
const PLAIN =
  /^(?:Cannot (?:read|set) properties of (?:undefined|null)|[\w$]+(?:\.[\w$]+)+(?:\(\.\.\.\))? is not (?:a function|iterable|a constructor)|fetch failed$|terminated$|Maximum call stack size exceeded$|Invalid (?:array|string) length$|Array buffer allocation failed$|Invalid time value$)/;

/** The lines of a stack that say where: its first ones repeat the message. */
function framesOf(stack: string, message: string): string {
  const start = stack.indexOf(message);
  const behind = start < 0 ? stack : stack.slice(start + message.length);
  return behind
    .split('\n')
    .filter((line) => FRAME.test(line))
    .join('\n');
}

const FRAME = /^ {4}at .*[:(](?:\d+:\d+|native|<anonymous>|index \d+)\)?$/;
