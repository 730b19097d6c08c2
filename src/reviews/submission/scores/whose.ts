/**
 * Words that make a score something else than the member's own of the show; parts of regular expressions with the
 * flags `iu`.
 */
const DENIED =
  "\\p{L}+n['’]t|cannot|not|never|if|unless|until|till|almost|nearly|close to|wish|wanted|hoped|hoping|would have|would['’]ve|could have|could|should|might|was|were|had|first|at first|originally|initially|used to|instead|rather|before|nobody|no|hardly|far from|less than|more than|near|nicht|kein|keine|wäre|fast|beinahe|wenn|pas|presque|serait|aurait|jusqu|si|casi|sería|hubiera|quase|seria|se|quasi|sarebbe|nie|prawie|gdyby|не|почти|бы|если|değil|neredeyse|bukan|hampir|ไม่|เกือบ";
const OTHERS =
  'sister|brother|mom|mum|mother|dad|father|wife|husband|friends?|girlfriend|boyfriend|partner|roommate|grandm\\p{L}+|grandpa|daughter|son|kids?|aunt|uncle|cousin|critics?|people|everyone|everybody|others?|they|she|he|someone|average|metascore|metacritic|imdb|mdl|mydramalist|mal|myanimelist|anilist|rotten|tomatoes|letterboxd|douban|kinopoisk|filmaffinity|tmdb|users?|audience|netflix|google|site|reviewers|schwester|bruder|freund\\p{L}*|kritiker|sœur|soeur|frère|amie?s?|critiques?|hermana|hermano|amig[oa]s?|críticos?|crítica|irmã|irmão|sorella|fratello|amic\\p{L}+|critici|siostra|brat|сестра|брат|друг|критики|妹|姉|兄|弟|友達|朋友|豆瓣|친구|kardeşim|adik|kakak|teman';
const PARTS =
  'acting|actors?|actress\\p{L}*|cast|music|songs?|ost|soundtrack|score by|sound|story|stories|plot|script|writing|ending|end|finale|beginning|start|opening|openings?|endings?|pilot|half|part|parts|act|season|seasons|episodes?|eps?|chapters?|arc|arcs|volumes?|visuals?|animation|art|cinematography|camera|direction|directing|characters?|character|romance|chemistry|dialogue|humou?r|pacing|costumes?|effects|cgi|trailer|scene|scenes|lead|leads|couple|performance|performances|rewatch value|enjoyment|production|sets?|editing|graphics|gameplay|controls|price|first half|second half|schauspiel|musik|handlung|ende|folge|staffel|musique|histoire|fin|épisode|saison|acteurs|música|historia|final de|final|temporada|episodio|episódio|capítulo|actuaci\\p{L}+|atuaç\\p{L}+|musica|trama|finale|stagione|recitazione|muzyka|fabuła|odcinek|sezon|музыка|сюжет|концовка|серия|сезон|игра|müzik|senaryo|bölüm|musik|cerita|episode|เพลง|ตอน|เนื้อเรื่อง';
const CJK_PARTS =
  /音楽|音乐|配乐|演技|演员|脚本|ストーリー|剧情|劇情|作画|画面|结局|結末|第.{1,3}[話话集季期部]|スト|キャラ|음악|연기|스토리|결말|시즌|\d화|母|姉|妹|朋友|友達|친구|如果|不是|もし|ではない|아니/u;

const word = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');
const DENIED_WORD = word(DENIED);
const OTHERS_WORD = word(OTHERS);
const PARTS_WORD = word(PARTS);

/** Whether a sentence denies or wishes its score, or gives that of somebody else. */
export const isDeniedOrOthers = (plain: string): boolean =>
  DENIED_WORD.test(plain) ||
  OTHERS_WORD.test(plain) ||
  /如果|不是|もし|ではない|아니|친구|朋友|友達/u.test(plain);

/** Whether the words name somebody else, or a site. */
export const namesOthers = (plain: string): boolean => OTHERS_WORD.test(plain);

/** Whether the words name a part of a show: its music, a season, its end. */
export const namesPart = (plain: string): boolean => PARTS_WORD.test(plain) || CJK_PARTS.test(plain);
