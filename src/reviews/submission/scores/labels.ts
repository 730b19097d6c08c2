/** What people and pages write before the score of a whole review, by language; parts of regular expressions. */
const LABELS: Readonly<Record<string, string>> = {
  en: "(?:(?:my|the|your|final|overall|total|personal|own|reviewer['’]?s|(?:my|the|your) (?:final|overall|total|personal|own)) )?(?:score|rating|grade|verdict)(?: overall)?|overall|total|final|(?:i )?rated?|verdict|final verdict|(?:overall|final) (?:score|rating|verdict)|(?:my )?conclusion",
  de: '(?:meine )?(?:gesamt|end|schul)?(?:bewertung|wertung|note)|gesamt|fazit|punkte|gesamtpunktzahl',
  fr: '(?:ma |la )?note(?: finale| globale| générale)?|verdict|appréciation',
  es: '(?:mi )?(?:nota|puntuaci[oó]n|calificaci[oó]n|valoraci[oó]n|puntaje)(?: final| global| general| personal)?',
  pt: '(?:(?:a )?minha )?(?:nota|avalia[çc][ãa]o|pontua[çc][ãa]o|classifica[çc][ãa]o)(?: final| geral| pessoal)?',
  it: '(?:il mio )?(?:voto|valutazione|punteggio|giudizio)(?: finale| complessivo| personale)?',
  pl: '(?:moja )?(?:ocena|nota)(?: końcowa| ogólna)?',
  ru: '(?:моя )?(?:итоговая |общая )?оценка(?: фильма| сериала)?|итог|балл|рейтинг',
  ja: '(?:総合|個人的)?(?:評価|評点|点数|採点|スコア)|総合|おすすめ度|満足度',
  zh: '(?:我的|个人|個人|综合|最终|總|总)?(?:评分|評分|打分|评价|評價|分数|分數)|总评|总分|總分',
  ko: '(?:내 |나의 |총 |최종 )?(?:평점|점수|별점)|총점|총평',
  tr: '(?:benim )?(?:puan|not|değerlendirme|oy)(?:ım|im|um)?',
  id: '(?:nilai|skor|penilaian|peringkat)(?: saya| akhir| keseluruhan)?|rating saya',
  th: '(?:ให้)?คะแนน(?:รวม|ของฉัน)?|เรตติ้ง',
  nl: '(?:mijn )?(?:cijfer|beoordeling|score)|eindcijfer',
  sv: '(?:mitt )?betyg|omdöme',
  vi: 'điểm(?: của tôi)?|đánh giá',
};

/** A label of the review's own score, without groups, for patterns with the flags `iu`. */
export const LABEL = `(?:${Object.values(LABELS).join('|')})`;
