import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';

/** Serves the posters of invented shows (`proxied` in payloads/media-proxy.ts has their addresses). */
export function servePosters(app: Hono): void {
  app.get('/page/posters/:file{[a-z0-9-]{1,60}\\.svg}', (c) =>
    c.body(posterPicture(c.req.param('file').slice(0, -4)), 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'max-age=3600',
    }),
  );
}

/** What a poster shows, by the last word of its name, in a light and a dark colour below a sky of 200 × 300. */
const MOTIFS: Readonly<Record<string, (light: string, dark: string) => string>> = {
  hills: (light, dark) =>
    `<circle cx="100" cy="150" r="52" fill="${light}"/><path d="M0 210q60-60 110-10t90-20v120H0z" fill="${dark}"/>`,
  rain: (light, dark) =>
    `<path d="M30 40h140v200H30z" fill="${light}" opacity=".35"/><path d="M100 40v200M30 140h140" stroke="${dark}" stroke-width="7"/>` +
    `<path d="m50 70-8 26m40-36-8 26m50-14-8 26m40-50-8 26m-78 70-8 26m40-30-8 26m50-10-8 26m36-44-8 26" stroke="${light}" stroke-width="4"/>`,
  rails: (light, dark) =>
    `<path d="M0 160h200v140H0z" fill="${dark}"/><path d="m96 160-66 140m74-140 66 140" stroke="${light}" stroke-width="5"/>` +
    `<path d="M88 178h24M80 200h40M70 228h60M56 264h88" stroke="${light}" stroke-width="6"/><circle cx="140" cy="80" r="24" fill="${light}"/>`,
  houses: (light, dark) =>
    `<path d="M0 140h50v-40h40v60h40v-90h44v70h26v160H0z" fill="${dark}"/>` +
    `<path d="M60 116h10v14H60zm16 0h10v14H76zM142 90h10v14h-10zm16 0h10v14h-10zm-16 30h10v14h-10zM16 160h10v14H16zm86 24h10v14h-10zm62 20h10v14h-10z" fill="${light}"/>`,
  boat: (light, dark) =>
    `<path d="M0 190q25-14 50 0t50 0 50 0 50 0v110H0z" fill="${dark}"/><path d="M56 176h92l-18 28H74z" fill="${light}"/>` +
    `<path d="M100 80v92M104 84l40 76h-40zM96 100l-30 60h30z" stroke="${light}" fill="${light}" opacity=".85"/>`,
  mountain: (light, dark) =>
    `<path d="m0 260 70-120 30 44 34-64 66 140v40H0z" fill="${dark}"/><path d="m70 140 16 24-18-6-12 8zm64-20 18 38-20-10-12 4z" fill="${light}"/>` +
    `<path d="M40 50h4v4h-4zm60-18h4v4h-4zm54 40h5v5h-5zM24 96h4v4h-4zm96-14h3v3h-3z" fill="${light}"/>`,
  lamp: (light, dark) =>
    `<path d="M100 96 30 300h140z" fill="${light}" opacity=".3"/><path d="M96 0h8v60h-8zM70 96q30-60 60 0z" fill="${dark}"/><circle cx="100" cy="98" r="11" fill="${light}"/>`,
  orbits: (light, dark) =>
    `<circle cx="100" cy="150" r="34" fill="${dark}"/><ellipse cx="100" cy="150" rx="84" ry="30" fill="none" stroke="${light}" stroke-width="4" transform="rotate(-24 100 150)"/>` +
    `<circle cx="30" cy="196" r="9" fill="${light}"/><circle cx="152" cy="98" r="6" fill="${light}"/>`,
};

/** Two posters that somebody has drawn. */
const DRAWN = new Set(['lighthouse-shift', 'moonlight-laundry']);

/** A poster that its name decides: a sky in one colour, and a motif in two more. */
export function posterPicture(name: string): string {
  if (DRAWN.has(name))
    return readFileSync(new URL(`./browser/pictures/${name}.svg`, import.meta.url), 'utf8');
  const [hue = 0, turn = 0, chance = 0] = createHash('md5').update(name).digest();
  const degrees = Math.round((hue * 360) / 256);
  const other = degrees + 90 + (turn % 120);
  const motifs = Object.keys(MOTIFS);
  const named = motifs.find((word) => name.endsWith(`-${word}`));
  const draw = MOTIFS[named ?? motifs[chance % motifs.length] ?? ''] ?? (() => '');
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300" viewBox="0 0 200 300">',
    `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${degrees} 45% 20%)"/><stop offset="1" stop-color="hsl(${degrees + 24} 55% 48%)"/></linearGradient></defs>`,
    '<rect width="200" height="300" fill="url(#sky)"/>',
    draw(`hsl(${other} 70% 78%)`, `hsl(${degrees + 12} 45% 12%)`),
    '</svg>',
  ].join('');
}
