/** The words of a line that counts who found a review helpful, by language: such a line has nothing but them and numbers. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'of out people person users user members member readers others found find this that review to be it helpful unhelpful useful not like likes liked dislike dislikes comment comments reply replies view views helpful? funny cool love loves vote votes upvote upvotes downvotes and one was were think thought marked as agree disagree recommended reactions thanks share shares have voted were interesting love',
  de: 'von personen person nutzer nutzern nutzerinnen leser kunden fanden fand finden diese dieses kritik bewertung rezension kommentar kommentare hilfreich nützlich für gefällt mal mir das informationen antworten aufrufe likes nicht eine',
  fr: "sur de personne personnes membres utilisateurs internautes ont a trouvé trouvent cette ce critique avis commentaire commentaires utile utiles j'aime j’aime aime aiment ça et la jugé une",
  es: 'de a persona personas usuario usuarios lectores han ha encontrado encontraron encontró les le ha parecido pareció esta este crítica reseña comentario comentarios útil me gusta gustas votos y la',
  pt: 'de pessoa pessoas usuários acharam achou esta este crítica resenha avaliação comentário comentários útil curtida curtidas curtiram curtiu gostaram votos e a isso isto',
  it: 'su di persona persone utenti hanno ha trovato questa recensione utile mi piace commenti commento e la voti lo interessante',
  pl: 'z na osób osoby osoba użytkowników użytkownika uznało uznał tę recenzję za pomocną przydatną ocenę ocen lubi to komentarz komentarze komentarzy polubień polubienia pomocne pomocna przydatne głosów uznały uznali',
  ru: 'из человек людей пользователей пользователя посчитали нашли считают этот эту отзыв рецензию полезным полезной полезно бесполезно нравится комментарий комментария комментариев лайков лайка отметили как',
  tr: 'kişiden kişi kullanıcı bu incelemeyi yorumu faydalı buldu beğeni beğendi yorum yararlı kişinin',
  id: 'dari orang pengguna menganggap ulasan ini bermanfaat membantu suka komentar berguna menyukai',
  th: 'คน จาก คิดว่ารีวิวนี้มีประโยชน์ พบว่ารีวิวนี้มีประโยชน์ ถูกใจ ความคิดเห็น มีประโยชน์',
  nl: 'van de mensen personen vonden vond deze recensie nuttig reacties leuk',
};
const KNOWN: ReadonlySet<string> = new Set(Object.values(WORDS).join(' ').split(' '));
const VOTE =
  /helpful|useful|likes?$|likes?\b|dislike|comments?\b|repl(?:y|ies)\b|upvotes?|views?\b|votes?\b|hilfreich|nützlich|gefällt|kommentare?|utile|aime|commentaires?|útil|gusta|comentarios?|comentários?|curti|gostaram|piace|commenti|pomocn|przydatn|polubie|komentarz|полезн|лайк|комментари|нравится|faydalı|beğeni|yararlı|yorum|bermanfaat|membantu|komentar|suka|ถูกใจ|มีประโยชน์|ความคิดเห็น|nuttig/iu;
const EASTERN =
  /^(?:(?:有用|没用|沒用|没有用|赞|讚|赞同|点赞|喜欢|喜歡|回应|回覆|评论|評論|收藏|转发|觉得有用|いいね!?|イイね!?|参考になった|役に立った|コメント|ナイス|拍手|공감|비공감|좋아요|댓글|추천|도움이 돼요|도움됨|도움이 됨)[ :：(（·•]*\d[\d,.万千]*[)）]?(?:件|人|个|個|개|명)?[ ·•|/]*)+$|^\d[\d,.]* ?(?:人|名|件|个|個|명|개)?[ ]?(?:が|の|이|의)?(?:方|お客様|사람)?(?:が|이)?[ ]?(?:赞同|觉得有用|认为有用|有用|没用|喜欢|回应|评论|いいね!?(?:しました|しています)?|これが役に立ったと考えています|参考になったと?(?:言っています|回答)?|役に立った.{0,12}|コメント|공감|좋아요|댓글|추천|도움이 .{1,10})[。.]?$/u;
const MARKED =
  /^(?:helpful|useful|likes?|liked|comments?|funny|nützlich|hilfreich|utile|útil|curtir|me gusta|полезно|faydalı|beğen|membantu|suka|👍|👎|❤|♥|♡|💬) ?[•·:|(-]? ?\d[\d.,]*k?\)?(?:(?: ?[•·:|(-] ?| )\d[\d.,]*k?\)?)*$/iu;
const LONGEST = 120;

/** Whether a line does nothing but count votes, and perhaps ask for one, likes or comments ("34 of 40 users found this helpful"). */
export function isVoteLine(plain: string): boolean {
  if (plain.length > LONGEST || !/\d|^one person found/i.test(plain)) return false;
  const asks = plain.search(/(?<=[.!] )\p{L}.{8,60}\?/iu);
  if (asks > 0 && HELPFUL_QUESTION.test(plain.slice(asks))) return isVoteLine(plain.slice(0, asks).trim());
  if (EASTERN.test(plain) || MARKED.test(plain)) return true;
  if (!VOTE.test(plain) || /\d ?\/ ?\d|\d[.,]\d$/.test(plain)) return false;
  const words = plain.toLowerCase().match(/[\p{L}\p{M}'’?]+/gu) ?? [];
  return (
    words.length <= 16 &&
    /^[^\p{L}\p{N}]*(?:\d|one|helpful|a |[♥❤👍💬])/iu.test(plain) &&
    words.every((word) => KNOWN.has(word))
  );
}

/** The questions of pages whether a review helped, at the beginning of a line. */
export const HELPFUL_QUESTION =
  /^(?:was (?:this|the) (?:review|comment) (?:helpful|useful|interesting)(?: ?\/ ?helpful)?|did you find this (?:review )?(?:helpful|useful)|is this review helpful|what did you think of this review|(?:¿|)te ha resultado .{0,30}(?:útil|interesante).{0,30}|полез(?:ен|на) ли (?:этот|эта) \p{L}{3,12}|¿?(?:te ha sido|te ha parecido|te fue|te pareció|fue|es) útil esta .{3,12}|war diese (?:rezension|kritik|bewertung) (?:für sie |für dich )?hilfreich|fanden sie diese .{3,12} hilfreich|(?:cette critique|cet avis|ce commentaire) (?:vous a|t['’]a)(?:-(?:t-)?(?:elle|il))? (?:été |semblé |paru )?utile|avez-vous trouvé (?:cette|cet) .{3,10} utile|questa recensione (?:ti|vi|le) è stata utile|(?:ti|le|vi) è stata utile questa recensione|(?:esta|essa) (?:crítica|avaliação|resenha) foi útil|achou .{3,20} útil|(?:czy )?(?:ta|uważasz.{0,12}) (?:recenzja|opinia) (?:była |jest )?(?:pomocna|przydatna)|(?:был|была) ли (?:этот|эта) (?:отзыв|рецензия) полез\p{L}+|(?:этот отзыв|эта рецензия) (?:был|была) полез\p{L}+|рецензия полезна|bu (?:inceleme|yorum) (?:size |sana )?(?:faydalı|yararlı) (?:oldu )?mu|apakah (?:ulasan|review) ini (?:membantu|bermanfaat|berguna)|รีวิวนี้มีประโยชน์(?:ไหม|หรือไม่|หรือเปล่า|กับคุณ).{0,12}|このレビューは参考になりましたか|この(?:レビュー|感想)は役に立ちましたか|这篇(?:影评|评论|剧评)对你有(?:用|帮助)吗|這篇.{0,4}有幫助嗎|이 리뷰가 도움이 .{1,6})/iu;
