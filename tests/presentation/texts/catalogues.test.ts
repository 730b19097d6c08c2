import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOGUES, FALLBACK_LOCALE } from '../../../src/presentation/texts/catalogues.ts';
import { PARAMETERS } from '../../../src/presentation/texts/parameters.ts';
import { createTexts, type Translate } from '../../../src/presentation/texts/texts.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';

const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const english = Object.entries(CATALOGUES[FALLBACK_LOCALE] ?? {});
const parametersOf = (key: string): { [name: string]: string } =>
  (PARAMETERS as { [key: string]: { [name: string]: string } })[withoutPlural(key)] ?? {};

describe.each(Object.entries(CATALOGUES))('the texts in %s', (locale, catalogue) => {
  test.each(Object.entries(catalogue))('%s has the parameters that the code passes', (key, text) => {
    const taken = Array.from(
      text.matchAll(/\{\{(\w+)(?:, (\w+)[^}]*)?\}\}/g),
      ([, name = '', kind = 'text']) => [name, kind],
    );
    const { count, ...others } = parametersOf(key);
    // English says "one review" as well as "1 review".
    const expected = /_one$/.test(key) && !text.includes('{{count') ? others : parametersOf(key);
    expect(Object.fromEntries(taken)).toEqual(expected);
  });

  test('exist in every plural form of the language, and under no other key than in English', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const keys = english.map(([key]) => key);
    // The English names of commands and options stand in the code.
    const names = keys.flatMap((key) => /^(command\..*\.)description$/.exec(key)?.[1]?.concat('name') ?? []);
    const expected = [...keys, ...(locale === FALLBACK_LOCALE ? [] : names)].flatMap((key) =>
      withoutPlural(key) === key ? [key] : forms.map((form) => `${withoutPlural(key)}_${form}`),
    );
    expect(Object.keys(catalogue).sort()).toEqual([...new Set(expected)].sort());
  });

  test('are complete sentences with their parameters filled in', () => {
    const t = createTexts().for(locale) as (key: string, parameters: object) => string;
    for (const key of Object.keys(catalogue)) {
      const samples = { text: 'Sample', number: 1234.5, list: ['One', 'Two'], datetime: 0 };
      const kinds = Object.entries(parametersOf(key)) as [string, keyof typeof samples][];
      const text = t(
        withoutPlural(key),
        Object.fromEntries(kinds.map(([name, kind]) => [name, samples[kind]])),
      );
      expect(text).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
      expect(text).not.toBe(withoutPlural(key));
    }
  });

  test("of commands keep Discord's limits", () => {
    for (const [key, text] of Object.entries(catalogue)) {
      if (/^command\..*\.name$/.test(key)) expect(text).toMatch(/^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u);
      if (/^command\..*\.description$/.test(key)) expect(codePointLength(text)).toBeLessThanOrEqual(100);
    }
  });
});

test('English has one kind of apostrophe, as people type it', () => {
  for (const [, text] of english) expect(text).not.toContain('’');
});

describe('texts', () => {
  test('of an unknown language are English, numbers included', () => {
    const words = (t: Translate) => t('review.score', { score: 7.5 });
    const texts = createTexts();
    for (const locale of ['en-US', 'en-GB', 'xx', 'fr', '']) {
      expect(words(texts.for(locale))).toBe('7.5/10');
    }
  });

  test('insert what people typed unchanged, including braces and dollar signs', () => {
    const t = createTexts().for('en-US');
    const title = '{{score}} $t(top.title) <b> & "x"';
    expect(t('choice.add', { title })).toBe(`Add “${title}”`);
  });

  test('describe a command', () => {
    expect(createTexts().describe('review.write')).toEqual({
      description: 'Write a review, or change the one you wrote',
    });
  });

  // The commands use the other keys.
  test.skipIf(!existsSync('commands/index.ts'))('are all used', () => {
    const code = globSync(['src/**/*.ts', 'commands/**/*.ts'], {
      // These list the keys; what is used stands elsewhere.
      exclude: ['src/presentation/texts/*parameters.ts', 'src/reviews/user-error.ts'],
    })
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const literals = (key: string) => {
      const [group = '', ...rest] = key.split('.');
      if (group === 'command')
        return [
          `describe('${rest.slice(0, -1).join('.')}')`,
          `describe(\`${rest.slice(0, -2).join('.')}.$`.concat('{'),
        ];
      if (group === 'error') return [`'${rest.join('.')}'`];
      return [`'${key}'`, `\`${key.slice(0, key.lastIndexOf('.'))}.$`.concat('{')];
    };
    const isUsed = (key: string) => literals(key).some((literal) => code.includes(literal));
    expect(english.map(([key]) => withoutPlural(key)).filter((key) => !isUsed(key))).toEqual([]);
  });
});
