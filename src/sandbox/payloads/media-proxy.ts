/** Avatars, and the posters of the shows that the invented community reviews. */
const PICTURES: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/cdn\.discordapp\.com\/embed\/avatars\/\d\.png/, 'pictures/avatar'],
  [/^https:\/\/cdn\.discordapp\.com\/avatars\/\d+\/([0-9a-f]{32})\.\w+(?:\?|$)/, 'avatars/$1'],
  [/^https:\/\/posters\.example\/(lighthouse-shift|moonlight-laundry)\.png$/, 'pictures/$1'],
  [/^https:\/\/posters\.example\/([a-z-]{1,60})\.png$/, 'posters/$1'],
];

/**
 * The path of a picture in the sandbox; undefined for pictures that it does not have. Discord's client loads pictures from
 * elsewhere through Discord's proxy; the sandbox asks no other server, and has drawings of its own instead.
 * @param url where a message says that the picture is, or the path of an uploaded one
 */
export function proxied(url: string): string | undefined {
  if (url.startsWith('/')) return url;
  for (const [pattern, name] of PICTURES) {
    const found = pattern.exec(url);
    if (found) return `/page/${name.replace('$1', found[1] ?? '')}.svg`;
  }
  return undefined;
}
