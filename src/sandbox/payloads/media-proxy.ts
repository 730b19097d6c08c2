/** Avatars, and the posters of the shows that the invented community reviews. */
const PICTURES: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/cdn\.discordapp\.com\/embed\/avatars\/\d\.png/, 'pictures/avatar'],
  [/^https:\/\/cdn\.discordapp\.com\/avatars\/\d+\/([0-9a-f]{32})\.\w+(?:\?|$)/, 'avatars/$1'],
  [/^https:\/\/posters\.example\/([a-z-]{1,60})\.png$/, 'posters/$1'],
];

/** Where the stand-ins of TMDB, TVmaze and AniList have a poster, on any port: it is another at each start. */
const POSTER = new RegExp(
  `^http://127\\.0\\.0\\.1:\\d+/(?:${[
    't/p/(?:w92|w154|w185|w342|w500|w780|original)/',
    'uploads/images/(?:medium_portrait|original_untouched)/\\d+/',
    'file/anilistcdn/media/anime/cover/(?:small|medium|large)/(?:bx\\d+-)?',
  ].join('|')})([a-z0-9-]{1,60})\\.jpg$`,
);

/** The name of the drawing at the address of a stand-in's poster. */
export const posterName = (url: string): string | undefined => POSTER.exec(url)?.[1];

/**
 * The path of a picture in the sandbox; undefined for pictures that it does not have. Discord's client loads pictures from
 * elsewhere through Discord's proxy; the sandbox asks no other server, and has drawings of its own instead.
 * @param url where a message says that the picture is, or the path of an uploaded one
 */
export function proxied(url: string): string | undefined {
  if (url.startsWith('/')) return url;
  const poster = posterName(url);
  if (poster !== undefined) return `/page/posters/${poster}.svg`;
  for (const [pattern, name] of PICTURES) {
    const found = pattern.exec(url);
    if (found) return `/page/${name.replace('$1', found[1] ?? '')}.svg`;
  }
  return undefined;
}
