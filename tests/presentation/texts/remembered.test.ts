import fc from 'fast-check';
import i18next from 'i18next';
import { expect, test } from 'vitest';
import type { TextKey } from '../../../src/presentation/texts/catalogues.ts';
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
  let asked = 0;
  const translate = (one: TextKey, parameters?: object) => {
    asked += 1;
    return catalogue.t(one as string, { ...parameters });
  };
  return { translate: remembered(translate), plain: translate, count: () => asked };
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

test('Only other numbers ask the catalogue again, other names do not', () => {
  const { translate, count } = translateWith('{{count, number}} · {{name}}');
  const texts = ['Noor', 'Jun', '\u00000\u0000'].map((name) => translate(key, { count: 1, name }));
  expect(texts).toEqual(['1 · Noor', '1 · Jun', '1 · \u00000\u0000']);
  expect(count()).toBe(1);
  expect(translate(key, { count: 1234, name: 'Noor' })).toBe('1,234 · Noor');
  expect(count()).toBe(2);
});
