import { type Chance, pick, wordsIn } from '../chance.ts';
import { romanisedHangul } from '../romanised/hangul.ts';
import type { Language } from './language.ts';
import { fillPattern } from './patterns.ts';

const NOUNS = wordsIn(`
  봄 달 별 꽃 눈 비 밤 강 꿈 집 길 손 빛 말 힘 검 나무 바다 하늘 사랑 마음 시간 세상 운명 비밀 약속 기억 여름 겨울 가을 아침 저녁 바람 구름 태양 학교
  병원 회사 가족 친구 엄마 아빠 누나 오빠 동생 언니 남자 여자 소년 소녀 공주 왕자 황후 임금 검사 변호사 의사 형사 기자 작가 배우 가수 선생님 학생 도깨비
  구미호 귀신 천사 악마 저승사자 호텔 식당 편의점 세탁소 책방 정원 마을 도시 국물 신라 종로 달력 독립 백년 연인 결혼 이별 복수 거짓말 진실 질투 청춘 낭만 인생
  드라마 게임 스캔들 로맨스 미스터리 하트 글래스 스토리 시그널`);
const ADJECTIVES = wordsIn(`
  마지막 푸른 붉은 검은 하얀 슬픈 나쁜 좋은 작은 큰 빛나는 잃어버린 슬기로운 이상한 위험한 달콤한 차가운 뜨거운 조용한 수상한 완벽한 낯선 오래된 새로운 잠든`);
const SURNAMES = [...'김이박최정강조윤장임한오서신권황안송홍'];
const SYLLABLES = [...'준서연우민지현수하은윤진영호혜원태성재희도경나라미선주아인유빈찬율솔해별봄'];
const PATTERNS = [
  ...[
    'N',
    'N',
    'P',
    'A N',
    'A N',
    'N의 N',
    'P의 N',
    'N N',
    'A N, P',
    'N과 N 사이',
    'N에서 온 N',
    '내 A N',
    'A N의 N',
    'N은 N',
    'A P',
  ],
  ...['그 N 우리는', 'P N', 'N을 위한 N', '우리들의 A N', 'N 없는 N', '어느 날 N이', 'N까지 N', '오늘도 A N'],
];

/** The particles as they follow a consonant or a vowel: 과/와, 은/는, 을/를, 이/가. */
const withParticles = (text: string): string =>
  text.replace(/(\p{Script=Hangul})(과|은|을|이)(?=\s|$)/gu, (whole, before: string, particle: string) =>
    ((before.codePointAt(0) ?? 0) - 0xac00) % 28 === 0
      ? before + ({ 과: '와', 은: '는', 을: '를', 이: '가' }[particle] ?? particle)
      : whole,
  );

const nameOf = (next: Chance): string =>
  `${next() < 0.7 ? pick(next, SURNAMES) : ''}${pick(next, SYLLABLES)}${pick(next, SYLLABLES)}`;

export const korean: Language = {
  name: 'Korean',
  script: 'Hangul',
  title(next) {
    const filled = fillPattern(next, PATTERNS, {
      N: (own) => pick(own, NOUNS),
      A: (own) => pick(own, ADJECTIVES),
      P: nameOf,
    });
    const text = withParticles(filled);
    return { text, language: korean, romanised: [romanisedHangul(text, true), romanisedHangul(text, false)] };
  },
  seasons: [
    (title, season) => `${title} 시즌 ${season}`,
    (title, season) => `${title} 시즌${season}`,
    (title, season) => `${title} ${season}`,
    (title, season) => `${title} ${season}기`,
  ],
};
