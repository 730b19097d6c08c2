import { type Chance, pick, wordsIn } from '../chance.ts';
import type { GeneratedTitle, Language } from './language.ts';

/** Words with their pinyin, a hyphen between syllables. */
const NOUNS = wordsIn(`
  心|xin 花|hua 月|yue 雪|xue 风|feng 云|yun 星|xing 海|hai 山|shan 河|he 城|cheng 剑|jian 龙|long 凤|feng 梦|meng 夜|ye 春|chun 秋|qiu 雨|yu 火|huo 女人|nü-ren 男人|nan-ren 女儿|nü-er
  少年|shao-nian 公主|gong-zhu 皇后|huang-hou 皇帝|huang-di 将军|jiang-jun 王爷|wang-ye 大人|da-ren 先生|xian-sheng 医生|yi-sheng 律师|lü-shi 老师|lao-shi 侦探|zhen-tan 邮差|you-chai 家族|jia-zu
  江湖|jiang-hu 天下|tian-xia 长安|chang-an 北京|bei-jing 上海|shang-hai 故宫|gu-gong 紫禁城|zi-jin-cheng 爱情|ai-qing 故事|gu-shi 秘密|mi-mi 真相|zhen-xiang 命运|ming-yun 时光|shi-guang 青春|qing-chun
  岁月|sui-yue 记忆|ji-yi 传说|chuan-shuo 世界|shi-jie 学院|xue-yuan 战争|zhan-zheng 兄弟|xiong-di 姐妹|jie-mei 母亲|mu-qin 父亲|fu-qin 旅行|lü-xing 绿洲|lü-zhou 婚礼|hun-li 复仇|fu-chou 谎言|huang-yan
  重生|chong-sheng 长相思|chang-xiang-si 三生|san-sheng 十里|shi-li 桃花|tao-hua 琅琊|lang-ya 延禧|yan-xi 如懿|ru-yi 狐妖|hu-yao 苍兰|cang-lan 星汉|xing-han 大陆|da-lu 魔道|mo-dao 功夫|gong-fu`);
const ADJECTIVES = wordsIn(`
  最后|zui-hou 美丽|mei-li 永远|yong-yuan 孤独|gu-du 神秘|shen-mi 消失|xiao-shi 隐藏|yin-cang 黑暗|hei-an 沉默|chen-mo 遥远|yao-yuan 完美|wan-mei 红色|hong-se 金色|jin-se 温柔|wen-rou 疯狂|feng-kuang`);
const SURNAMES = wordsIn(
  '王|wang 李|li 张|zhang 刘|liu 陈|chen 杨|yang 赵|zhao 周|zhou 吴|wu 徐|xu 孙|sun 马|ma 朱|zhu 胡|hu 郭|guo 何|he 林|lin 高|gao 罗|luo 吕|lü 苏|su 沈|shen 顾|gu',
);
const GIVEN = wordsIn(
  '明|ming 华|hua 文|wen 志|zhi 建|jian 国|guo 玉|yu 兰|lan 芳|fang 丽|li 静|jing 雅|ya 晓|xiao 梦|meng 思|si 雨|yu 晨|chen 浩|hao 宇|yu 轩|xuan 子|zi 涵|han 琪|qi 婷|ting 然|ran 墨|mo 白|bai 青|qing 霜|shuang',
);
const PATTERNS =
  'N,N,N N,A 的|de N,P,P 传|zhuan,N 与|yu N,N 之|zhi N,P 的|de N,N 的|de N,A N,N N N,我|wo 的|de A N,那|na 年|nian N,P 和|he P,N 如|ru N,一|yi 个|ge N 的|de N,N 里|li 的|de P'.split(
    ',',
  );

interface Word {
  readonly written: string;
  readonly syllables: readonly string[];
}

function word(entry: string): Word {
  const [written = '', pinyin = ''] = entry.split('|');
  return { written, syllables: pinyin.split('-') };
}

/** The surname, and one or two signs that are given. */
function nameOf(next: Chance): readonly Word[] {
  const given = [word(pick(next, GIVEN)), ...(next() < 0.8 ? [word(pick(next, GIVEN))] : [])];
  const written = given.map((part) => part.written).join('');
  return [word(pick(next, SURNAMES)), { written, syllables: given.flatMap(({ syllables }) => syllables) }];
}

function wordsOf(next: Chance, place: string): readonly Word[] {
  if (place === 'P') return nameOf(next);
  return [word(place === 'N' ? pick(next, NOUNS) : place === 'A' ? pick(next, ADJECTIVES) : place)];
}

/** Words apart, syllables apart, nothing apart; ü as "v", where keyboards have it, or "u". */
const waysOf = (words: readonly Word[]): readonly string[] =>
  [' ', '-'].flatMap((between) =>
    ['v', 'u'].map((letter) =>
      words
        .map(({ syllables }) => syllables.join(between === ' ' ? '' : ' '))
        .join(' ')
        .replaceAll('ü', letter),
    ),
  );

export const chinese: Language = {
  name: 'Chinese',
  script: 'Han',
  title(next): GeneratedTitle {
    const words = pick(next, PATTERNS)
      .split(' ')
      .flatMap((place) => wordsOf(next, place));
    const ways = waysOf(words);
    const joined = ways.slice(0, 1).map((way) => way.replaceAll(' ', ''));
    return {
      text: words.map(({ written }) => written).join(''),
      language: chinese,
      romanised: [...ways, ...joined],
    };
  },
  seasons: [
    (title, season) => `${title} 第${'〇一二三四五'[season]}季`,
    (title, season) => `${title}第${'〇一二三四五'[season]}季`,
    (title, season) => `${title} 第${season}季`,
    (title, season) => `${title}${season}`,
  ],
};
