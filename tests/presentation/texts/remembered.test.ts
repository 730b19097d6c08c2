import fc from 'fast-check';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import type { TextKey } from '../../../src/presentation/texts/catalogues.ts';
import { KnownFormats } from '../../../src/presentation/texts/formats.ts';
import { remembered } from '../../../src/presentation/texts/remembered.ts';

const key = 'top.line' as TextKey;

function translateWith(text: string) {
  const catalogue = i18next.createInstance();
  catalogue.init({
    lng: 'en',
    resources: { en: { translation: { [key]: text } } },
    initAsync: false,
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
  const formats = new KnownFormats();
  for (const [name, format] of Object.entries(formats.byName))
    catalogue.services.formatter?.add(name, format);
  let asked = 0;
  const translate = (one: TextKey, parameters?: object) => {
    asked += 1;
    return catalogue.t(one as string, { ...parameters });
  };
  return { translate: remembered(translate, formats.write), plain: translate, count: () => asked };
}

test('A text is what the catalogue makes of it, whatever people typed', () => {
  const typed = fc.string({ unit: fc.constantFrom('a', '\u0000', '0', '1', '$', '{{one}}', '$t(', ' · ') });
  const { translate, plain } = translateWith('{{one}}, {{count, number}} of {{two}}: {{all, list}}');
  const parameters = fc.record({
    one: typed,
    two: typed,
    count: fc.nat(3),
    all: fc.array(typed, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(parameters, (some) => {
      const expected = plain(key, { ...some, one: '<1>', two: '<2>' });
      expect(translate(key, some)).toBe(
        expected.replace('<1>', () => some.one).replace('<2>', () => some.two),
      );
    }),
  );
});

test('Only another count asks the catalogue again, other names do not', () => {
  const { translate, count } = translateWith('{{count, number}} · {{name}}');
  const texts = ['Noor', 'Jun', '\u00000\u0000'].map((name) => translate(key, { count: 1, name }));
  expect(texts).toEqual(['1 · Noor', '1 · Jun', '1 · \u00000\u0000']);
  expect(count()).toBe(1);
  expect(translate(key, { count: 1234, name: 'Noor' })).toBe('1,234 · Noor');
  expect(count()).toBe(2);
});

test('Other numbers ask the catalogue no more, each in its own format', () => {
  const { translate, count } = translateWith(
    '{{mean, number(minimumFractionDigits: 2)}} · {{share, number(style: percent)}} · {{year}} · {{n, number}}',
  );
  expect(translate(key, { mean: 8.5, share: 0.25, year: 2026, n: 1234 })).toBe('8.50 · 25% · 2026 · 1,234');
  expect(translate(key, { mean: 10, share: 1, year: 1999, n: 0 })).toBe('10.00 · 100% · 1999 · 0');
  expect(count()).toBe(1);
});
