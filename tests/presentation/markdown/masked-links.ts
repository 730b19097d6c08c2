const LINK = '[safe](https://thief.example)';

const addresses = [
  'https://thief.example', 'http://thief.example', 'HTTPS://THIEF.EXAMPLE', 'hTtP://thief.example', 'discord://-/settings',
  'steam://run/1', 'ftp://thief.example', 'mailto:a@thief.example', 'tel:1', 'sms:1', 'https:thief.example', 'https:/thief.example',
  'https\\://thief.example', 'https:\\/\\/thief.example', '\\https://thief.example', '<https://thief.example>', '<https://thief.example',
  '< https://thief.example >', '<<https://thief.example>>', '"https://thief.example"', '(https://thief.example)', ' https://thief.example ',
  '\nhttps://thief.example\n', '\n\nhttps://thief.example', '\t\u00a0\u3000https://thief.example', 'https://thief.example "Safe"',
  "https://thief.example 'Safe'", '<https://thief.example> "Safe"', 'https://thief.example\n"Safe"', 'https://thief.example/(a)(b)',
  'https://thief.example/(', 'https://thief.example/((a))', 'https://thief.example/a b', 'ｈｔｔｐｓ://thief.example', 'ｈttps：//thief.example',
]; // biome-ignore format: a table

const words = [
  '', ' ', 'https://bank.example', '<https://bank.example>', 'a\nb', 'a\n\nb', '[1]', '[[1]]', '[[[1]]]', '[a', 'a]', 'a][b', '[a][b]',
  'x\\', '\\[x', '\\[x\\]', 'x\\\\', '\\', '`x`', '`x', '``x`', '```x```', '```x', '**x**', '**x', '||x||', '||x', '<@1>', '<:e:1>', 'x\u200b',
  '](', 'a](b', '[a](b)', '[a](https://bank.example)', '👍', '！［x］', 'شكرا', '\u202ex',
]; // biome-ignore format: a table

/** Zero-width spaces, joiners and direction marks, fillers, variation selectors and tags. */
const INVISIBLE = [
  '\u00ad', '\u034f', '\u061c', '\u115f', '\u17b4', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202c', '\u202e',
  '\u2060', '\u2061', '\u2066', '\u2069', '\u206f', '\u3164', '\ufe0f', '\ufeff', '\uffa0', '\ufff9', '\u{e0001}', '\u{e0061}', '\u2800', '\u200b\u2060\u200b',
]; // biome-ignore format: a table

const around: readonly (readonly [before: string, after: string])[] = [
  ['!', ''], ['\\', ''], ['\\\\', ''], ['\\\\\\', ''], ['[', ''], ['[a]', ''], ['[a](b)', ''], ['a]', ''], ['(', ')'], ['[a](', ')'],
  ['<', '>'], ['https://x.example/', ''], ['https://x.example/`', '`'], ['https://x.example`', '`'], ['<https://x`', '> `'],
  // Code, whose end the blocks and marks before it decide.
  ['`', '`'], ['``', '``'], ['```', '```'], ['```\n', '\n```'], ['```js\n', '\n```'], ['````', '````'], ['`', ''], ['``', '`'], ['```', ''],
  ['```', '``'], ['a`b', '`'], ['\\`', '`'], ['\\`', '\\`'], ['` ` `', '`'], ['` `` `', '`` `'], ['`\\` ', '`'], ['``` ', '`'],
  ['# a ` b\n', ' `'], ['## a `` b\n', ' ``'], ['### a ``` b\n', ' ```'], ['-# a ` b\n', ' `'], ['> a ` b\n', ' `'], ['> a ``` b\n', '\n```'],
  ['> a `\n> ', '`\n'], ['>>> a ` b\n\n', ' `'], ['- a ` b\n- ', ' `'], ['* a ` b\n', ' `'], ['1. a ` b\n2. ', ' `'], ['a ` b\n\n', ' `'],
  ['a ` b\n', ' ` c'], ['a ``` b\n\n', ' ```'], ['a `\n# ', ' `'], ['a `\n> ', '`'], ['a `\n- ', '`'], ['a\n```\n# ', '```'],
  ['||a ` b|| ', ' `'], ['||`|| ', ' ||`||'], ['*a ` b* ', ' `'], ['**a ` b** ', ' `'], ['_a ` b_ ', ' `'], ['__a ` b__ ', ' `'],
  ['~~a ` b~~ ', ' `'], ['||a ``` b|| ', ' ```'], ['**a ``` b** ', ' ```'], ['[`](b) ', '`'], ['[a ` b](https://x.example) ', ' `'],
  ['<:e:1>`<@1>', '` `'], ['<t:1:`> ', ' `'], ['`\u200b` ` ', ' `'], ['> `', '`'], ['# `', '`'], ['`a\n', '\nb`'], ['`a\n\n', '\n\nb`'],
  // Marks and blocks around the link itself.
  ['**', '**'], ['*', '*'], ['_', '_'], ['__', '__'], ['~~', '~~'], ['||', '||'], ['***__', '__***'], ['**', ''], ['||', ''],
  ['> ', ''], ['>>> ', ''], ['> > ', ''], ['# ', ''], ['-# ', ''], ['### **', '**'], ['- ', ''], ['* ', ''], ['1. ', ''], ['  - ', ''],
  ['> - ', ''], ['- # ', ''], ['\u2067', '\u2069'], ['\u202e', ''], ['\u200b', '\u200b'], [LINK, LINK], ['[', '](https://thief.example)'],
]; // biome-ignore format: a table

/** Texts with a link whose text could hide its address, as typed by somebody who tries to get one through. */
export const MASKED_LINKS: readonly string[] = [
  ...addresses.map((address) => `[safe](${address})`),
  ...words.map((text) => `[${text}](https://thief.example)`),
  ...around.map(([before, after]) => `${before}${LINK}${after}`),
  ...INVISIBLE.flatMap((invisible) => [
    `[safe](${invisible}https://thief.example)`,
    `[safe](<${invisible} https://thief.example>)`,
    `[safe](ht${invisible}tps${invisible}://thief.example)`,
    `[safe]${invisible}(https://thief.example)`,
    `${invisible}[${invisible}safe${invisible}](https://thief.example${invisible})${invisible}`,
  ]),
  // Removing brackets or a direction must not make a link of what is left.
  '[a][(https://thief.example) ](https://bank.example)',
  '[[a][(https://thief.example) b](https://bank.example)](https://bank.example)',
  '[a]\u202c(https://thief.example)',
  '[a](\u2069https://thief.example)',
  '[a\n](https://thief.example)',
  '[a](https://thief.example',
];
