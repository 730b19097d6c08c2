/** The word itself, in the languages of the review sites; parts of a regular expression with the flags `iu`. */
export const SPOILER =
  'sp[oó]i?l+[eé]?r(?:s|y|n|z|i|[óo]w|ami|lar|lı|li|k|en)?|sp[oó]jler(?:y|[óo]w|ami)?|spoiler(?:eado|a)|spoiler(?:warnung|alarm|gefahr|alert|warning)|ネタバレ(?:注意|あり|有り|有|レビュー|感想|を?含みます|を含む|です|全開)*|剧透|劇透|爆雷|有雷|雷|스포일러|스포|спойлер(?:ы|ов|ами|ам|а|ах)?|สปอย(?:ล์?)?|destripes?|divulgâcheurs?|trama rivelata|anticipazioni sulla trama';

/** What takes the word back: "no spoilers", "spoiler-free", "ネタバレなし"; matched around the word. */
export const WITHOUT_BEFORE =
  "no|non|not|none|zero|without|free of|free from|avoid(?:s|ing)?|minus|never|nothing|n[’']t|ohne|keine?|kein(?:erlei)?|sans|aucun|pas de|sin|senza|nessuno?|sem|nenhum|bez|brak|nie ma|без|нет|никаких|tanpa|tidak ada|bukan|ไม่มี|ไม่|ปราศจาก|zonder|geen|utan|inga|không có|无|無|没有|沒有|不含|不|非|未|ノー|노";
export const WITHOUT_AFTER =
  'free|frei|less|safe|libre|yok|içermez|siz|suz|sız|なし|無し|無|しない|しません|はありません|ありません|ではない|없음|없는|없이|없습니다|없어요|無い|ない|free review|нет|отсутствуют|no';

/** The words of a line that says that spoilers come, by language, apart from the word itself. */
const NOTICE_WORDS: Readonly<Record<string, string>> = {
  en: "alert alerts warning warnings ahead below above following from here on in this that the a an of for through up to until and or some mild minor light slight small big huge major heavy full massive possible potential review reviews text post may might will does do can contain contains containing include includes there are is be beware careful caution attention please watch out read at your own risk i handle truth you have been warned warned past point after next section part paragraph episode episodes ep season seasons finale ending end whole series show film movie book all lots many discussed marked hidden inside inbound incoming tag flag only if you've you seen haven't before stop reading now don't not watched it so sorry obviously warned heads lots here starts start begin begins coming",
  de: 'achtung warnung vorsicht enthält kann enthalten diese dieser kritik rezension ab hier jetzt folgen im folgenden text leichte mögliche mit und',
  fr: "attention alerte alarme cette critique contient peut contenir des de la révèle dévoile éléments intrigue risque avec avis gare aux divulgue certains à partir ici d'ici l",
  es: 'cuidado alerta aviso atención ojo contiene puede contener esta crítica reseña con posibles hay aquí adelante a partir de desde en el que sigue revela partes del argumento advertencia los',
  pt: 'cuidado alerta aviso atenção contém pode conter esta crítica resenha com possíveis há aqui em diante a partir de daqui tem pra para o texto frente',
  it: 'attenzione allerta avviso avvertenza contiene può contenere questa recensione con possibili da qui in poi occhio agli allarme presenza di',
  pl: 'uwaga ostrzeżenie zawiera może zawierać recenzja ta tekst dalej poniżej są od tego miejsca możliwe tu',
  ru: 'осторожно внимание предупреждение содержит могут быть есть рецензия отзыв текст далее дальше ниже в этой возможны присутствуют тексте отзыве с и',
  tr: 'dikkat uyarı uyarısı içerir içeriyor içerebilir bu inceleme yazı var olabilir aşağıda bundan sonrası',
  id: 'awas peringatan hati-hati mengandung ulasan ini ada mungkin berisi mulai sini dari',
  nl: 'let op pas waarschuwing bevat deze recensie kan bevatten met',
  vi: 'cảnh báo có chứa chú ý',
};
export const WORDS_OF_NOTICES: ReadonlySet<string> = new Set(
  Object.values(NOTICE_WORDS).join(' ').split(' '),
);

/** The same for scripts without spaces: what may be left of a line beside the word. */
export const EASTERN_NOTICE =
  /(?:注意|警告|あり|有り|有|含む|含みます|含|以下|この|レビュー|感想|を|は|が|に|の|です|します|预警|預警|严重|微|轻|本|文|评|評|前方|高能|内容|包含|可能|慎入|주의|경고|있음|있습니다|포함|리뷰|이|에|가|를|있어요|다량|약간|약|มี|ระวัง|เตือน|รีวิว|นี้|จ้า|นะ|เนื้อหา|全开|全開|避雷|影评|影評|有关键情节透露|这篇|這篇|下面|后面|아래부터|아래|여기부터|ต่อไปนี้|ต่อไป)/gu;

/** Lines that a page writes, without the word or with a sentence behind it. */
export const PAGE_NOTICES =
  /^(?:.{0,40}(?:this review (?:may )?contains? spoilers?|warning: ?spoilers?|esta crítica contiene spoilers?|ta recenzja (?:może zawiera|zawiera)\p{L}* spoilery?|cette critique (?:peut contenir|contient) des spoilers|diese kritik enthält spoiler|这篇(?:影评|剧评|评论)可能有剧透|這篇.{0,4}可能有劇透|有关键情节透露|本文有剧透|この(?:レビュー|感想)は?ネタバレ.{0,8}(?:含|い)\p{L}*|このレビューはネタバレを含みます|рецензия содержит спойлеры|스포일러가 포함(?:된|되어).{0,12}))/iu;
