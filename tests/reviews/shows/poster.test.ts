import { expect, test } from 'vitest';
import { parsePosterUrl, posterOfSource } from '../../../src/reviews/shows/poster.ts';

test.each(['https://example.com/poster.jpg', ' https://images.example.co.uk/a/b?w=300 '])(
  '%s is a poster',
  (link) => {
    expect(parsePosterUrl(link)).toBe(link.trim());
  },
);

test.each([
  ['', 'nothing'],
  ['poster.jpg', 'no address'],
  ['http://example.com/a.jpg', 'not https'],
  ['javascript:alert(1)', 'a script'],
  ['data:image/png;base64,AAAA', 'a picture in itself'],
  ['https://localhost/a.jpg', 'this machine'],
  ['https://printer.local/a.jpg', 'a machine nearby'],
  ['https://intranet/a.jpg', 'a name without a dot'],
  ['https://127.0.0.1/a.jpg', 'an IP address'],
  ['https://0x7f.1/a.jpg', 'an IP address in disguise'],
  ['https://[::1]/a.jpg', 'an IPv6 address'],
  ['https://user:secret@example.com/a.jpg', 'with a password'],
  ['https://example.com:8443/a.jpg', 'with a port'],
  [`https://example.com/${'a'.repeat(2048)}`, 'too long'],
])('%s is not a poster: %s', (link) => {
  expect(parsePosterUrl(link)).toBeUndefined();
});

test.each([
  ['https://static.tvmaze.com/glass.jpg', 'https://static.tvmaze.com/glass.jpg'],
  [
    'https://image.tmdb.org/t/p/w342/유리 심장.jpg',
    'https://image.tmdb.org/t/p/w342/%EC%9C%A0%EB%A6%AC%20%EC%8B%AC%EC%9E%A5.jpg',
  ],
  ['http://127.0.0.1:5000/glass.png', 'http://127.0.0.1:5000/glass.png'],
  ['http://localhost:5000/glass.png', 'http://localhost:5000/glass.png'],
  ['http://[::1]:5000/glass.png', 'http://[::1]:5000/glass.png'],
  ['http://static.tvmaze.com/glass.jpg', undefined],
  ['http://127.0.0.1.evil.example/glass.png', undefined],
  ['http://localhost.evil.example/glass.png', undefined],
  ['javascript:alert(1)', undefined],
  ['data:image/png;base64,AAAA', undefined],
  ['/glass.png', undefined],
  [`https://a.example/${'é'.repeat(500)}`, undefined],
])('The poster %s of a source is shown as %s', (address, shown) => {
  expect(posterOfSource(address)).toBe(shown);
});
