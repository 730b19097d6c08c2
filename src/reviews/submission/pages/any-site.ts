import { DATE, DATE_LINE, TIME } from '../lines/dates.ts';
import { isHandle, isName } from '../lines/names.ts';
import { readRating, STARS } from '../scores/notations.ts';
import { readScoreLine } from '../scores/score-line.ts';
import { isNotice } from '../spoilers/notice.ts';
import { PAGE_NOTICES } from '../spoilers/words.ts';
import type { Facts } from './page.ts';
import { HELPFUL_QUESTION, isVoteLine } from './votes.ts';

/** A line as any site may write it. */
export interface CommonLine {
  readonly is: string;
  readonly proves: 'page' | 'hint' | 'nothing';
  readonly facts: Facts;
}

const WATCHED =
  '(?:first |re)?(?:watched|added|reviewed|posted|published|written|rated|seen|read|finished|played|created|edited|updated|last edited|submitted)(?: on| at|:)?|reviewed in (?:the )?[\\p{L} ]{2,30} on|看过|在看|想看|看過|gesehen am|vu le|vista el|visto il|visto em|assistido em|bewertet am|rezension aus [\\p{L} ]{2,20} vom|publiée? le|critique publiée le|escrita? el|publicad[ao] (?:el|em|há)|enviad[ao] em|escrit[ao] em|scritt[ao] il|pubblicat[ao] il|dodano|napisana|просмотрено|опубликовано|yayınlanma|diposting|ditulis|鑑賞日|視聴日|投稿日|レビュー日|記録日|작성일|시청일|발표일|发表于|發表於|发布于|เมื่อ|viewed|logged|date|le|el|il|am|em|on';
const BY =
  '(?:a |an )?(?:review|critique|reviewed|written|posted|author|by|user|de|por|par|von|di|od|от|автор|autor|auteur|autore|yazan|oleh|ผู้เขียน|作者|投稿者|レビュアー|작성자|critique de|crítica de|reseña de|kritik von|recensione di|rezension von|recenzja|рецензия|отзыв от|review von|review de|rated|reviewer|name)(?: by)?';
const BYLINE = new RegExp(
  `^${BY} ?[:：·-]? (?<name>.{2,34}?)(?: (?:for|on|em|el|le|am|il|vom) .{3,40})?$`,
  'iu',
);
const WATCHED_LINE = new RegExp(
  `^(?:(?<stars>${STARS}) ?)?[♥❤·|,–-]* ?(?:(?<=[★⭐☆½] ?)|(?:${WATCHED})) ?[:：]? ?(?:by [\\p{L}\\p{N}_.-]{2,30} (?:on )?)?${DATE}${TIME}[ ♥❤]*$`,
  'iu',
);
/** A user's name, what they did, their stars and the date, in one line. */
const NAME_AND_MORE = new RegExp(
  `^(?<name>@?[\\p{L}\\p{N}][^\\s★☆⭐]{1,29}(?: [^\\s★☆⭐\\d]{1,20})?)[ ·•|,–—-]+(?:(?<did>${WATCHED})[ ·•|]+)?(?:(?<stars>${STARS}|\\d{1,2}(?:[.,]\\d)?/10)[ ·•|,–—-]*)?(?:(?<did2>${WATCHED})[ ·•|]+)?(?<date>${DATE}${TIME})?$`,
  'iu',
);
const BUTTONS =
  /^(?:(?:report(?: (?:this|abuse|review|spoilers?))?|permalink|flag|share|reply|translate|read (?:more|less|full review|all)|show (?:more|less|full review)|see (?:more|less)|\(?more\)?|full review|sign in to vote\.?|log in to vote\.?|add (?:a )?comment|leave a comment|view (?:all )?(?:comments|profile)|follow|save|copy link|edit|delete|like(?: review)?|helpful|unhelpful|not helpful|comments?|like|expand|collapse|weiterlesen|mehr(?: lesen| anzeigen)?|melden|teilen|kommentieren|hilfreich|nicht hilfreich|nützlich|lire (?:la suite|plus)|signaler(?: un abus)?|partager|répondre|leer más|ver más|denunciar|reportar|compartir|responder|ler mais|ver mais|compartilhar|leggi (?:tutto|di più|altro)|segnala|condividi|czytaj (?:więcej|dalej)|zgłoś|udostępnij|odpowiedz|читать (?:далее|дальше|полностью|ещё)|показать полностью|прямая ссылка|ссылка|пожаловаться|поделиться|ответить|devamını oku|bildir|paylaş|yanıtla|baca selengkapnya|selengkapnya|laporkan|bagikan|balas|อ่านเพิ่มเติม|อ่านต่อ|รายงาน|แชร์|ตอบกลับ|続きを読む|もっと読む|もっと見る|報告(?:する)?|通報|シェア|いいね!?|コメントする|返信|詳細を見る|展开|收起|展開|举报|檢舉|分享|转发|回应|回复|删除|编辑|阅读全文|查看全文|더보기|더 보기|접기|신고(?:하기)?|공유(?:하기)?|답글|좋아요|댓글)[ |·•/,.…]*)+$/iu;
const SURE_BUTTONS =
  /permalink|read (?:more|less|full review)|show (?:more|less)|see (?:more|less)|sign in to vote|weiterlesen|lire la suite|leer más|ler mais|leggi tutto|czytaj więcej|читать (?:далее|дальше)|прямая ссылка|devamını oku|selengkapnya|อ่านเพิ่มเติม|続きを読む|もっと見る|展开|收起|举报|阅读全文|더보기|신고|report (?:this|abuse|review)|signaler|пожаловаться|melden/iu;
const ANSWERS =
  /^(?:(?:yes|no|cancel|ja|nein|oui|non|sí|si|no|sim|não|tak|nie|да|нет|evet|hayır|ya|tidak|ใช่|ไม่|はい|いいえ|是|否|有用|没用|네|예|아니오|아니요|nice|love it|funny|show all|confusing|informative|well-written|creative|award|helpful|not helpful|informativ|lustig|divertida|drôle|забавный|смешной|смешно)(?:[ |/·,]*\(?\d{1,6}\)?)?[ |/·,]*)+$|^\(?\d{1,6}\)?$/iu;
const ICONS =
  /^(?:(?:thumbs?_(?:up|down)(?:_off_alt|_alt)?|favorite(?:_border)?|more_(?:vert|horiz)|chat_bubble(?:_outline)?|expand_(?:more|less)|keyboard_arrow_(?:down|up)|star_(?:border|half|rate)|mode_comment|bookmark_(?:border|add)?|share|flag|visibility(?:_off)?|arrow_drop_down|account_circle|open_in_new)(?:[ ·]*\d+)?[ ·]*)+$/iu;
const HEART = /^[♥❤♡🤍🩷💚🧡👍]+$/u;
const NOTHING: Facts = {};

/** Reads a line that stands above or below a review on many sites: a date, stars, votes, a question, a button. */
export function readCommonLine(plain: string): CommonLine | undefined {
  if (DATE_LINE.test(plain)) return { is: 'date', proves: 'hint', facts: NOTHING };
  if (
    HELPFUL_QUESTION.test(plain) &&
    /\?|vote|yes|sí|か$|吗|嗎|까요|ไหม|หรือ/iu.test(plain) &&
    isOnlyQuestion(plain)
  )
    return { is: 'question', proves: 'page', facts: NOTHING };
  if (isVoteLine(plain)) return { is: 'votes', proves: 'page', facts: NOTHING };
  if (PAGE_NOTICES.test(plain) || isNotice(plain))
    return {
      is: 'spoilers',
      proves: PAGE_NOTICES.test(plain) ? 'page' : 'nothing',
      facts: { spoilers: true },
    };
  if (HEART.test(plain)) return { is: 'heart', proves: 'nothing', facts: NOTHING };
  if (ICONS.test(plain)) return { is: 'icons', proves: /_/.test(plain) ? 'page' : 'nothing', facts: NOTHING };
  if (BUTTONS.test(plain))
    return { is: 'button', proves: SURE_BUTTONS.test(plain) ? 'page' : 'hint', facts: NOTHING };
  if (ANSWERS.test(plain)) return { is: 'answer', proves: 'nothing', facts: NOTHING };
  return readRatingLine(plain) ?? readByline(plain);
}

function isOnlyQuestion(plain: string): boolean {
  const end = plain.search(/[?？]/);
  const behind = end < 0 ? '' : plain.slice(end + 1).trim();
  return (
    behind === '' ||
    ANSWERS.test(behind) ||
    BUTTONS.test(behind) ||
    isVoteLine(behind) ||
    /^(?:sign|log) in\b.{0,12}$/i.test(behind) ||
    ANSWERS.test(behind.replace(/sign in to vote\.?/i, ''))
  );
}

function readRatingLine(plain: string): CommonLine | undefined {
  const watched = WATCHED_LINE.exec(plain);
  if (watched !== null)
    return {
      is: 'watched',
      proves: watched.groups?.stars === undefined ? 'hint' : 'page',
      facts: ratingFacts(watched.groups?.stars),
    };
  const line = readScoreLine(plain);
  if (line?.isWhole)
    return { is: 'rating', proves: 'nothing', facts: { scores: [{ of: 'overall', score: line.score }] } };
  return undefined;
}

function readByline(plain: string): CommonLine | undefined {
  const { name } = BYLINE.exec(plain)?.groups ?? {};
  if (name !== undefined && (isName(name) || isHandle(name)))
    return {
      is: 'byline',
      proves: isHandle(name) && /review by|written by|critique de|kritik von/i.test(plain) ? 'page' : 'hint',
      facts: NOTHING,
    };
  const { name: first = '', stars, date, did, did2 } = NAME_AND_MORE.exec(plain)?.groups ?? {};
  if (!isName(first) || (date === undefined && stars === undefined)) return undefined;
  if (date === undefined && did === undefined && did2 === undefined && !/^[★⭐]/u.test(stars ?? ''))
    return undefined;
  return {
    is: 'byline',
    proves: did !== undefined || did2 !== undefined ? 'page' : 'hint',
    facts: {
      ...ratingFacts(stars),
      ...(/看过|看過/.test(plain) && { progress: { status: 'completed' as const } }),
    },
  };
}

function ratingFacts(rating: string | undefined): Facts {
  const read = rating === undefined ? undefined : readRating(rating.trim());
  return read === undefined ? NOTHING : { scores: [{ of: 'overall', score: read.score }] };
}
