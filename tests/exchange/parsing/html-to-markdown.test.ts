import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../src/exchange/parsing/html-to-markdown.ts';

describe('What Letterboxd and Goodreads write becomes what Discord shows alike', () => {
  test.each([
    ['It&#39;s &quot;fine&quot; &amp; <i>quite</i> <b>good</b>.', 'It\'s "fine" & *quite* **good**.'],
    ['<em>one </em>two<strong> three</strong>', '*one* two **three**'],
    ['<b><i>both</i></b> <i>a <em>twice</em> b</i>', '***both*** *a twice b*'],
    ['<i>left open', '*left open*'],
    ['<i></i><b> </b>nothing', 'nothing'],
    ['One<br/>two<br>three', 'One\ntwo\nthree'],
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One\n\nTwo\r\nthree', 'One\n\nTwo\nthree'],
    ['<i>One\n\nTwo</i>', '*One*\n\n*Two*'],
    ['He said:<blockquote>All\nof it</blockquote>and left.', 'He said:\n\n> All\n> of it\n\nand left.'],
    ['The end: <spoiler>they <b>die</b>.\n\nAll.</spoiler> Yes', 'The end: ||they **die**.\n\nAll.|| Yes'],
    [
      'See <a href="https://a.example/x_(y)" rel="nofollow">this [one]</a>.',
      'See [this \\[one\\]](https://a.example/x_%28y%29).',
    ],
    ['<a href="https://a.example/">https://a.example/</a>', 'https://a.example/'],
    ['<a href="/film/dark/">Dark</a> <a href="javascript:x">x</a>', 'Dark x'],
    ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['a < b, I <3 it, x > y', 'a < b, I <3 it, x > y'],
    ['<script>alert(1)</script>Fine<style>p{}</style>', 'Fine'],
    ['<span class="x">Kept</span>', 'Kept'],
  ])('%j', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });
});

describe('What is no mark in HTML becomes none', () => {
  test.each([
    ['f*** it', 'f\\*\\*\\* it'],
    ['5* film', '5* film'],
    ['snake_case_name, _so_', 'snake_case_name, \\_so\\_'],
    ['||not covered||', '\\|\\|not covered\\|\\|'],
    ['# one\n> two', '\\# one\n\\> two'],
    ['shrug ¯\\_(ツ)_/¯', 'shrug ¯\\\\\\_(ツ)\\_/¯'],
  ])('%j', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });
});

test('Whatever the HTML, its text stays', () => {
  const word = fc.constantFrom('alpha', 'beta', 'gamma');
  const tag = fc.constantFrom(
    '<i>',
    '</i>',
    '<b>',
    '</p>',
    '<p>',
    '<spoiler>',
    '</spoiler>',
    '<br>',
    '<blockquote>',
    '\n',
    '<a href="x">',
    '</a>',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, tag)), (parts) => {
      const words = (text: string) => text.match(/alpha|beta|gamma/g) ?? [];
      expect(words(htmlToMarkdown(parts.join(' ')))).toEqual(words(parts.join(' ')));
    }),
  );
});

test('Elements without end are read in time', () => {
  expect(htmlToMarkdown('<i>'.repeat(100_000))).toBe('');
  expect(htmlToMarkdown(`${'<blockquote>'.repeat(1000)}x`)).toBe('> x');
  expect(htmlToMarkdown(`${'<i>'.repeat(50_000)}x${'</b>'.repeat(50_000)}`)).toBe('x');
  expect(htmlToMarkdown('<'.repeat(100_000))).toBe('');
  expect(htmlToMarkdown('*'.repeat(100_000)).length).toBe(200_000);
  expect(htmlToMarkdown(`x${' '.repeat(900_000)}x`).length).toBe(900_002);
  expect(htmlToMarkdown(`x${' '.repeat(900_000)}\nx`)).toBe('x\nx');
});
