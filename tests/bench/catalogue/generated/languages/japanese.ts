import { type Chance, pick, wordsIn } from '../chance.ts';
import { KANA_STYLES, romanisedKana } from '../romanised/kana.ts';
import { inventedNames } from './invented-names.ts';
import type { GeneratedTitle, Language } from './language.ts';

/** A word as it is written, its reading in kana behind a stroke where it has kanji. */
const NOUNS = wordsIn(`
  心|こころ 花|はな 夜|よる 月|つき 空|そら 海|うみ 恋|こい 夢|ゆめ 雨|あめ 雪|ゆき 風|かぜ 光|ひかり 影|かげ 星|ほし 春|はる 夏|なつ 秋|あき 冬|ふゆ 猫|ねこ 犬|いぬ 狼|おおかみ 剣|けん
  王|おう 姫|ひめ 魔女|まじょ 勇者|ゆうしゃ 魔王|まおう 少女|しょうじょ 少年|しょうねん 先生|せんせい 学校|がっこう 学園|がくえん 放課後|ほうかご 約束|やくそく 記憶|きおく 世界|せかい
  時間|じかん 物語|ものがたり 探偵|たんてい 刑事|けいじ 医者|いしゃ 弁護士|べんごし 料理|りょうり 食堂|しょくどう 図書館|としょかん 電車|でんしゃ 駅|えき 停留所|ていりゅうじょ 東京|とうきょう
  京都|きょうと 北海道|ほっかいどう 妖怪|ようかい 鬼|おに 竜|りゅう 騎士|きし 冒険|ぼうけん 迷宮|めいきゅう 転生|てんせい 結婚|けっこん 家族|かぞく 兄弟|きょうだい 妹|いもうと 青春|せいしゅん
  革命|かくめい 戦争|せんそう 復讐|ふくしゅう 嘘|うそ 真実|しんじつ 秘密|ひみつ 運命|うんめい 奇跡|きせき 永遠|えいえん 終末|しゅうまつ 宇宙|うちゅう 機械|きかい 人形|にんぎょう 音楽|おんがく
  ひまわり さくら こころ たんぽぽ おにぎり ゆうびん ドラマ ヒーロー スキャンダル ゲーム ロボット ハート ガラス アイドル バンド キャンプ サマー ストーリー レストラン ホテル メモリー エンジェル`);
const ADJECTIVES = wordsIn(`
  青い|あおい 赤い|あかい 黒い|くろい 白い|しろい 美しい|うつくしい 悲しい|かなしい 優しい|やさしい 最後の|さいごの 最初の|さいしょの 静かな|しずかな 孤独な|こどくな 失われた|うしなわれた 小さな|ちいさな
  眠れる|ねむれる 隣の|となりの 秘密の|ひみつの 異世界|いせかい ふしぎな ひとりぼっちの まぼろしの`);
const SURNAMES = wordsIn(`
  佐藤|さとう 鈴木|すずき 高橋|たかはし 田中|たなか 伊藤|いとう 渡辺|わたなべ 山本|やまもと 中村|なかむら 小林|こばやし 加藤|かとう 吉田|よしだ 山田|やまだ 斎藤|さいとう 木村|きむら 清水|しみず`);
const PATTERNS =
  'N|N|N の N|N の N|A N|A N|P の N|P と N|P さん は A N|A N の N|N は N|N に 恋した|N へ ようこそ|N を さがして|P|P P|N と N の N|A N と P'.split(
    '|',
  );
const VERB_READINGS: Readonly<Record<string, string>> = { 恋した: 'こいした' };
/** Particles that sound otherwise than they are written. */
const PARTICLES: Readonly<Record<string, string>> = { は: 'wa', へ: 'e' };

const kanaName = inventedNames(
  20,
  'ア イ エ カ キ コ サ シ タ ト ナ ニ ノ ハ ヒ フ マ ミ ユ ラ リ ル レ ロ カー ジュ シャ チェ',
  'ア ス ト ナ ネ マ ミ ラ リ ル レ ロ ン ルド リア ッカ ーナ',
);

interface Word {
  readonly written: string;
  readonly kana: string;
}

const word = (entry: string): Word => {
  const [written = '', kana = written] = entry.split('|');
  return { written, kana };
};

const nameOf = (next: Chance): Word => (next() < 0.3 ? word(pick(next, SURNAMES)) : word(kanaName(next)));

function wordOf(next: Chance, place: string): Word {
  if (place === 'N') return word(pick(next, NOUNS));
  if (place === 'A') return word(pick(next, ADJECTIVES));
  if (place === 'P') return nameOf(next);
  return { written: place, kana: VERB_READINGS[place] ?? place };
}

export const japanese: Language = {
  name: 'Japanese',
  script: 'Kana',
  title(next): GeneratedTitle {
    const words = pick(next, PATTERNS)
      .split(' ')
      .map((place) => wordOf(next, place));
    const text = words.map(({ written }) => written).join('');
    const kana = words.map((one) => one.kana).join('');
    const romanised = KANA_STYLES.map((style) =>
      words
        .map(
          (one) =>
            PARTICLES[one.kana] ??
            (one.kana === 'を'
              ? style.particleWo
              : romanisedKana(one.kana.replace(/(?<=..)の$/, ' の'), style)),
        )
        .join(' '),
    );
    return { text, language: japanese, romanised, reading: kana === text ? undefined : kana };
  },
  seasons: [
    (title, season) => `${title} 第${season}期`,
    (title, season) => `${title} 第${'〇一二三四五'[season]}期`,
    (title, season) => `${title} シーズン${season}`,
    (title, season) => `${title} ${['', 'I', 'II', 'III', 'IV', 'V'][season]}`,
    (title, season) => `${title}${season}`,
  ],
};
