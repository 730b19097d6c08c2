/** What a GraphQL text asks for, as far as a source of shows needs the language (spec.graphql.org). */
export type Value =
  | string
  | number
  | boolean
  | null
  | { readonly variable: string }
  | { readonly name: string }
  | readonly Value[];

export interface Field {
  readonly kind: 'field';
  readonly name: string;
  /** The name that the answer has it under. */
  readonly alias: string;
  readonly args: Readonly<Record<string, Value>>;
  readonly fields: readonly Selection[];
  readonly line: number;
  readonly column: number;
}

export type Selection =
  | Field
  | { readonly kind: 'spread'; readonly name: string }
  | { readonly kind: 'inline'; readonly fields: readonly Selection[] };

export interface GraphqlDocument {
  readonly operations: readonly { readonly type: string; readonly fields: readonly Selection[] }[];
  readonly fragments: ReadonlyMap<string, readonly Selection[]>;
  /** The variables that an operation declares, with their types ("Int!"). */
  readonly variables: ReadonlyMap<string, string>;
}

/** A text or a question that is refused, with the place of it if it has one. */
export class GraphqlError extends Error {
  readonly place: { readonly line: number; readonly column: number } | undefined;

  constructor(message: string, place?: { readonly line: number; readonly column: number }) {
    super(message);
    this.place = place && { line: place.line, column: place.column };
  }
}

interface Token {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

const TOKEN =
  /[\s,\uFEFF]+|#[^\n]*|\.\.\.|[!$():=@[\]{|}]|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?|[_A-Za-z]\w*|./gu;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (/^[\s,#\uFEFF]/.test(token)) continue;
    const before = text.slice(0, index).split('\n');
    tokens.push({ text: token, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
  }
  return tokens;
}

/** @throws GraphqlError when it cannot be read */
export function readGraphql(text: string): GraphqlDocument {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = () => tokens[at]?.text;
  const fail = (expected: string): never => {
    throw new GraphqlError(`Syntax Error: Expected ${expected}, found ${peek() ?? '<EOF>'}`, tokens[at]);
  };
  const take = (token: string) => peek() === token && at++ >= 0;
  const expect = (token: string) => void (take(token) || fail(token));
  const name = (): string => (/^[_A-Za-z]/.test(peek() ?? '') ? (tokens[at++]?.text ?? '') : fail('Name'));
  function until<T>(end: string, read: () => T): T[] {
    const all: T[] = [];
    while (!take(end)) all.push(read());
    return all;
  }

  function value(): Value {
    if (take('$')) return { variable: name() };
    if (take('[')) return until(']', value);
    const token = peek() ?? fail('Value');
    if (/^["\d-]/.test(token)) return JSON.parse(tokens[at++]?.text ?? '') as string | number;
    const word = name();
    return { true: true, false: false, null: null }[word] ?? (word === 'null' ? null : { name: word });
  }

  const type = (): string => {
    const inner = take('[') ? `[${type()}${take(']') ? ']' : fail(']')}` : name();
    return take('!') ? `${inner}!` : inner;
  };

  function argument(): readonly [string, Value] {
    const own = name();
    expect(':');
    return [own, value()];
  }

  function selection(): Selection {
    if (take('...')) {
      if (peek() === '{' || peek() === 'on') {
        if (take('on')) name();
        return { kind: 'inline', fields: selections() };
      }
      return { kind: 'spread', name: name() };
    }
    const { line, column } = tokens[at] ?? { line: 0, column: 0 };
    const first = name();
    const real = take(':') ? name() : first;
    const args = take('(') ? until(')', argument) : [];
    const fields = peek() === '{' ? selections() : [];
    return { kind: 'field', name: real, alias: first, args: Object.fromEntries(args), fields, line, column };
  }

  const selections = (): Selection[] => {
    expect('{');
    return until('}', selection);
  };

  const operations: { type: string; fields: Selection[] }[] = [];
  const fragments = new Map<string, Selection[]>();
  const variables = new Map<string, string>();
  while (peek() !== undefined) {
    if (take('fragment')) {
      const own = name();
      name();
      name();
      fragments.set(own, selections());
      continue;
    }
    const kind = peek() === '{' ? 'query' : name();
    if (/^[_A-Za-z]/.test(peek() ?? '')) name();
    if (take('('))
      until(')', () => {
        expect('$');
        const own = name();
        expect(':');
        variables.set(own, type());
        if (take('=')) value();
      });
    operations.push({ type: kind, fields: selections() });
  }
  return { operations, fragments, variables };
}
