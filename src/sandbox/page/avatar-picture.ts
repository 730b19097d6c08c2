import type { Hono } from 'hono';
import { readAvatarHash } from '../world/avatar-hash.ts';

/** Serves the pictures of invented members (`proxied` in payloads/media-proxy.ts has their addresses). */
export function serveAvatars(app: Hono): void {
  app.get('/page/avatars/:file{[0-9a-f]{32}\\.svg}', (c) =>
    c.body(avatarPicture(c.req.param('file').slice(0, -4)), 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'max-age=3600',
    }),
  );
}

/** Somebody from the shoulders up, in their colour: with hair or hat, and a collar. */
function avatarPicture(hash: string): string {
  const { hue, shapes } = readAvatarHash(hash);
  const [head = 0, skin = 0, hair = 0, coat = 0] = shapes;
  const light = `hsl(${(hue + 40 + coat * 8) % 360} 55% 78%)`;
  const face = `hsl(${22 + (skin % 4) * 4} ${38 + (skin % 5) * 5}% ${32 + (skin % 6) * 9}%)`;
  const dark = `hsl(${(hue + 200 + hair * 9) % 360} 35% ${14 + (hair % 4) * 6}%)`;
  const on = [
    `<path d="M30 40a18 18 0 0 1 36 0z" fill="${dark}"/>`,
    `<path d="M28 60V38a20 20 0 0 1 40 0v22h-6V40H34v20z" fill="${dark}"/>`,
    `<path d="M26 36h44l-8-16H34z" fill="${dark}"/>`,
    `<circle cx="48" cy="19" r="9" fill="${dark}"/><path d="M31 38a17 17 0 0 1 34 0z" fill="${dark}"/>`,
  ];
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 96 96">',
    `<rect width="96" height="96" fill="hsl(${hue} 45% 38%)"/>`,
    `<path d="M14 96c0-21 15-32 34-32s34 11 34 32z" fill="${light}"/>`,
    `<path d="M40 54h16v12l-8 7-8-7z" fill="${face}"/>`,
    `<circle cx="48" cy="43" r="16" fill="${face}"/>`,
    on[head % on.length],
    '</svg>',
  ].join('');
}
