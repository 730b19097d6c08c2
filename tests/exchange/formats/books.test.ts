import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

const GOODREADS = [
  'Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,Publisher,Binding,Number of Pages,Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Owned Copies',
  '1,Paper Houses,"Doe, A.","Doe, A.",,="0123456789",="9780123456789",4,3.9,X,Hardcover,300,2004,1998,2020/02/03,2020/01/01,,,read,"One<br/><br/>Two <i>three</i>: <spoiler>she leaves</spoiler>",,Not for others,1,0',
  '2,Unread,"Doe, A.","Doe, A.",,="",="",0,3.9,X,Hardcover,300,2004,,,2020/01/01,,,to-read,,,,0,0',
].join('\n');
const STORYGRAPH = [
  'Title,Authors,Contributors,ISBN/UID,Format,Read Status,Date Added,Last Date Read,Dates Read,Read Count,Moods,Pace,Character- or Plot-Driven?,Strong Character Development?,Loveable Characters?,Diverse Characters?,Flawed Characters?,Star Rating,Review,Content Warnings,Content Warning Description,Tags,Owned?',
  'Paper Houses,A. Doe,,9780123456789,hardcover,read,2020/01/01,2020/02/03,,1,,,,,,,,3.75,"<div>Fine</div>",,,,No',
].join('\n');
const BOOKWYRM = [
  'title,author_text,remote_id,openlibrary_key,finna_key,inventaire_id,librarything_key,goodreads_key,bnf_id,viaf,wikidata,asin,aasin,isfdb,isbn_10,isbn_13,oclc_number,start_date,finish_date,stopped_date,rating,review_name,review_cw,review_content,review_published,shelf,shelf_name,shelf_date',
  'Paper Houses,A. Doe,https://b.example/book/1,,,,,,,,,,,,,,,2020-01-01,2020-02-03,,4.5,A title,Spoilers!,Fine,2020-02-04,read,Read,2020-02-03',
].join('\n');

describe('Books are left out, and its member is told so', () => {
  test.each([
    ['goodreads', GOODREADS, ['books', 'private-notes']],
    ['storygraph', STORYGRAPH, ['books']],
    ['bookwyrm', BOOKWYRM, ['books']],
  ])('%s', async (name, file, told) => {
    const { format, reviews, reasons, notes } = await read({ 'export.csv': file });
    expect({ format, reviews, notes }).toEqual({ format: name, reviews: [], notes: told });
    expect(new Set(reasons)).toEqual(new Set(['book']));
  });
});

test('Books become reviews where they are wanted, without private notes', async () => {
  const { reviews, skipped } = await read({ 'export.csv': GOODREADS }, { books: true });
  expect(reviews).toMatchObject([
    {
      title: 'Paper Houses',
      year: 1998,
      ids: {},
      opinion: { score: 80, body: 'One\n\nTwo *three*: ||she leaves||', spoilers: false },
    },
  ]);
  expect(skipped).toMatchObject([{ title: 'Unread', reason: 'no-opinion' }]);
  expect(JSON.stringify(reviews)).not.toContain('Not for others');
});

test('Quarters of stars are rounded, and say so', async () => {
  const { reviews } = await read({ 'export.csv': STORYGRAPH }, { books: true });
  expect(reviews).toMatchObject([{ opinion: { score: 75, body: 'Fine' } }]);
});

test('What a review warns of covers it', async () => {
  const { reviews } = await read({ 'export.csv': BOOKWYRM }, { books: true });
  expect(reviews).toMatchObject([{ opinion: { score: 90, headline: 'A title', spoilers: true } }]);
});
