import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { vi } from 'vitest';

/** A regular expression of the program. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** The file and line that has it. */
  readonly at: string;
}

const ROOT = resolve(import.meta.dirname, '../..');
const FILES = globSync('{src,commands}/**/*.{ts,js,cjs}', { cwd: ROOT }).sort();

/** Resolves to all regular expressions of the program: those written as literals, and those that it makes. */
export async function everyExpression(): Promise<readonly Expression[]> {
  const { literals, makers } = writtenExpressions();
  // Other tests may have loaded the program already.
  vi.resetModules();
  const made = await madeBy(async () => {
    for (const file of new Set(makers.map((at) => fileOf(at)))) await load(file);
    await makeWhenAsked();
  });
  const silent = makers.filter((maker) => !made.some(({ at }) => fileOf(at) === fileOf(maker)));
  if (silent.length > 0) throw new Error(`No regular expression was made at ${silent.join(', ')}.`);
  return [...literals, ...made];
}

const NO_STORE = {
  open() {
    throw new Error('Nothing is stored.');
  },
};

const load = (file: string) => import(resolve(ROOT, file));
const fileOf = (at: string): string => at.replace(/:\d+$/, '');

/** Those that are made while the program works, not when it is loaded. */
async function makeWhenAsked(): Promise<void> {
  const { htmlToMarkdown } = await load('src/exchange/parsing/html-to-markdown.ts');
  htmlToMarkdown('<p>* * ` ` _a_ ~~ ~~ || ||</p>');
  const { typedCommand } = await load('src/sandbox/page/browser/composer/typed-command.js');
  typedCommand('/review show: Dark', [{ name: 'review', options: [{ name: 'show' }] }]);
  const { withMentions } = await load('src/sandbox/page/browser/composer/typed-mentions.js');
  withMentions('@Noor', { members: [{ id: '1', name: 'Noor' }], roles: [], channels: [] });
  const { setVariable } = await load('src/setup/environment-variable.ts');
  setVariable('A=1', 'A', '2');
  const { eraseUnreadable } = await load('src/storage/store/erase-unreadable.ts');
  await eraseUnreadable(NO_STORE, '1', '2').catch(() => undefined);
}

/** The literals in the program's text, and the places where it makes others. */
function writtenExpressions() {
  const literals: Expression[] = [];
  const makers: string[] = [];
  for (const file of FILES) {
    const text = readFileSync(resolve(ROOT, file), 'utf8');
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, regex, callee, start } = node as {
        type?: string;
        regex?: { pattern: string; flags: string };
        callee?: { name?: string };
        start: number;
      };
      const at = () => `${file}:${text.slice(0, start).split('\n').length}`;
      if (regex) literals.push({ source: regex.pattern, flags: regex.flags, at: at() });
      else if (/^(?:New|Call)Expression$/.test(type ?? '') && callee?.name === 'RegExp') makers.push(at());
      for (const inner of Object.values(node)) visit(inner);
    };
    visit(parseAst(text, { lang: file.endsWith('.ts') ? 'ts' : 'js' }));
  }
  return { literals, makers };
}

/** Resolves to the regular expressions that the program makes while something is done. */
async function madeBy(act: () => Promise<void>): Promise<Expression[]> {
  const made: Expression[] = [];
  const real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(real, {
    construct(target, parameters) {
      const expression = new target(...(parameters as [string, string]));
      const at = placeIn(new Error('here').stack ?? '');
      if (at) made.push({ source: expression.source, flags: expression.flags, at });
      return expression;
    },
  });
  try {
    await act();
  } finally {
    globalThis.RegExp = real;
  }
  return made;
}

/** The program's own line that is nearest in a stack. */
function placeIn(stack: string): string | undefined {
  const [, path, line] =
    /(\/[^()\n]*?\/(?:src|commands)\/[^()\n:?]*)(?:\?[^()\n:]*)?:(\d+)/.exec(stack) ?? [];
  if (path === undefined) return undefined;
  const file = relative(ROOT, path);
  return /^(?:src|commands)\//.test(file) ? `${file}:${line}` : undefined;
}
