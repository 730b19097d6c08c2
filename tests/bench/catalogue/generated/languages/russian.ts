import { type Chance, pick, wordsIn } from '../chance.ts';
import { romanisedCyrillic } from '../romanised/cyrillic.ts';
import { inventedNames } from './invented-names.ts';
import type { Language } from './language.ts';
import { fillPattern } from './patterns.ts';

const NOUNS = wordsIn(`
  Любовь Война Мир Вагон Север Юг Ночь День Зима Весна Осень Лето Дождь Снег Ветер Море Река Лес Город Улица Дом Школа Больница Тюрьма Граница
  Судьба Тайна Ложь Правда Кровь Слово Пацаны Брат Сестра Мать Отец Сын Дочь Жена Муж Вдова Невеста Солдат Капитан Следователь Свидетель Судья
  Врач Учитель Журналист Поезд Вокзал Метро Мост Остров Зеркало Тень Огонь Лёд Звезда Луна Солнце Небо Ангел Демон Ведьма Король Королева
  Кухня Гостиница Театр Цирк Щит Меч Ёлка Счастье Жизнь Смерть Юность Семья Чужие Подъезд Объект Съёмка`);
const ADJECTIVES = wordsIn(`
  Последний Первый Тихий Чёрный Белый Красный Синий Золотой Старый Новый Маленький Большой Чужой Тайный Вечный Холодный Горячий Потерянный Опасный`);
const PATTERNS = [
  'N',
  'P',
  'A N',
  'A N',
  'N и N',
  'P и P',
  'N на N',
  'Слово P',
  'P P',
  'N. P',
  'Мой A N',
  'Где N?',
  'N без N',
  'A N и A N',
];
const nameOf = inventedNames(
  40,
  'Ан Бо Вла Гри Да Жа Зо Иль Ка Ки Ле Лю Ма Ми Ни Оль Па Ро Све Та Фё Хо Ша Щу Эль Юр Яр',
  'бов вин гин дов ев жин зов ин кин ков лова мир на нина ров рова ский слав това цев чук шин ья',
);

export const russian: Language = {
  name: 'Russian',
  script: 'Cyrillic',
  title(next) {
    const text = fillPattern(next, PATTERNS, {
      N: (own: Chance) => pick(own, NOUNS),
      A: (own: Chance) => pick(own, ADJECTIVES),
      P: (own: Chance) => {
        const [first = '', ...rest] = nameOf(own);
        return first + rest.join('').toLowerCase();
      },
    });
    return { text, language: russian, romanised: romanisedCyrillic(text) };
  },
  seasons: [
    (title, season) => `${title} ${season} сезон`,
    (title, season) => `${title}. Сезон ${season}`,
    (title, season) => `${title} ${season}`,
  ],
};
