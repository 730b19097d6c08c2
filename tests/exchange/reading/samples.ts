import type { Format } from '../../../src/exchange/imported-review.ts';

type Files = Readonly<Record<string, string>>;

const table = (header: string, ...rows: string[]) => [header, ...rows, ''].join('\n');
const json = (value: unknown) => JSON.stringify(value, undefined, 1);
const LOGGED = 'Date,Name,Year,Letterboxd URI';
const IDS = { trakt: 1, slug: 'lamp', imdb: 'tt0903747', tmdb: 1396, tvdb: 81189 };
const SIMKL = { user_rating: 9, user_rated_at: '2024-05-31T19:00:00Z', status: 'completed' };

/** What each site exports, in small: one or more uploads of it. */
export const SAMPLES: Readonly<Record<Format, readonly Files[]>> = {
  letterboxd: [
    {
      'reviews.csv': table(
        `${LOGGED},Rating,Rewatch,Review,Tags,Watched Date`,
        '2023-01-10,Lamp,1973,https://boxd.it/a,4.5,,"<b>Fine</b>, ""it&#39;s""\n\nTwo.","a, b",2023-01-09',
        '2024-01-10,Lamp,1973,https://boxd.it/b,,Yes,<i>Again,,2024-01-09',
      ),
      'diary.csv': table(
        `${LOGGED},Rating,Rewatch,Tags,Watched Date`,
        '2023-01-10,Lamp,1973,https://boxd.it/a,4.5,,,2023-01-09',
      ),
      'ratings.csv': table(
        `${LOGGED},Rating`,
        '2023-01-10,Lamp,1973,https://boxd.it/c,4',
        '2023-01-10,Two,,x,0.5',
      ),
      'watched.csv': table(LOGGED, '2023-01-10,Three,1973,https://boxd.it/d'),
      'orphaned/reviews.csv': table(
        'Date,Name,Year,Rating,Rewatch,Review,Tags,Watched Date',
        '2023-01-10,Series,2015,4,,Good,,',
      ),
    },
    {
      'import.csv': table(
        'LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,WatchedDate,Rating,Rating10,Rewatch,Tags,Review',
        'https://letterboxd.com/film/lamp/,550,tt0137523,Lamp,1999,,2023-01-09,4.5,9,,,Fine',
      ),
    },
  ],
  imdb: [
    {
      'ratings.csv': table(
        'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors',
        'tt0903747,9,2024-05-31,Lamp,Lamp,https://x,TV Series,9.5,45,2008–2013,"Drama, War",1,2008-01-20,',
        'tt0903748,9,2024-05-31,Lamp,Lamp,https://x,TV Episode,9.5,45,2008,,1,,',
      ),
    },
    {
      'old.csv': table(
        '"position","const","created","modified","description","Title","Title type","Directors","You rated","IMDb Rating","Year"',
        '"1","tt0903747","Sat Dec 31 00:00:00 2016","","","Lamp","TV Series","","9","9.5","2008"',
      ),
    },
  ],
  myanimelist: [
    {
      'animelist.xml': `<?xml version="1.0" encoding="UTF-8" ?>
<myanimelist><myinfo><user_export_type>1</user_export_type></myinfo>
<anime><series_animedb_id>52991</series_animedb_id><series_title><![CDATA[Lamp & Co]]></series_title>
<series_type>TV</series_type><series_episodes>12</series_episodes><my_watched_episodes>12</my_watched_episodes>
<my_finish_date>2023-12-24</my_finish_date><my_score>9</my_score><my_status>Completed</my_status>
<my_comments><![CDATA[secret]]></my_comments></anime></myanimelist>`,
    },
  ],
  anilist: [
    {
      'gdpr_data.json': json({
        user: { id: 1, email: 'a@example.org' },
        lists: [
          { series_type: 0, series_id: 154587, status: 2, score: 85, private: 0, finished_on: 20240322 },
          { series_type: 1, series_id: 2, status: 2, score: 8, private: 1, notes: 'x' },
        ],
        reviews: [
          { id: 1, series_id: 154587, series_type: 0, summary: 'A', text: 'B', score: 90, private: 0 },
        ],
      }),
    },
    {
      'anilist.json': json({
        data: {
          MediaListCollection: {
            lists: [
              {
                entries: [
                  {
                    mediaId: 1,
                    status: 'COMPLETED',
                    score: 85,
                    media: { idMal: 2, title: { romaji: 'Lamp' } },
                  },
                ],
              },
            ],
          },
        },
      }),
    },
  ],
  trakt: [
    {
      'ratings-shows.json': json([
        {
          rated_at: '2024-05-31T19:00:00Z',
          rating: 9,
          type: 'show',
          show: { title: 'Lamp', year: 2008, ids: IDS },
        },
        { rated_at: null, rating: 9, type: 'episode', episode: {}, show: { title: 'Lamp', ids: {} } },
      ]),
      'comments-shows.json': json([
        {
          type: 'show',
          show: { title: 'Lamp', year: 2008, ids: IDS },
          comment: { comment: 'Fine [spoiler]x[/spoiler]', spoiler: true, parent_id: 0, user_rating: 8 },
        },
      ]),
      'ratings-movies.json': '[]',
    },
    {
      'trakt.csv': table(
        'rated_at,type,title,year,trakt_rating,trakt_id,imdb_id,tmdb_id,tvdb_id,url,released,genres,rating',
        '2024-05-31T19:00:00Z,show,Lamp,2008,9.1,1,tt0903747,1396,81189,x,,drama,8',
      ),
    },
  ],
  simkl: [
    {
      'SimklBackup.json': json({
        movies: [{ ...SIMKL, movie: { title: 'Lamp', year: 1999, ids: { imdb: 'tt0137523', tmdb: '550' } } }],
        shows: [{ ...SIMKL, show: { title: 'Two', year: null, ids: { tmdb: 1396 } } }],
        anime: [{ ...SIMKL, show: { title: 'Three', ids: { mal: '52991' } } }],
      }),
    },
    {
      'simkl.csv': table(
        'SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB',
        '1,Lamp,tv,2008,completed,,31-05-2024 19:00:00,9,secret,81189,1396,tt0903747',
      ),
    },
  ],
  tvtime: [
    {
      'tv_show_rate.csv': table(
        'created_at,updated_at,tv_show_name,user_id,tv_show_id,rating',
        '2020-01-01 10:00:00 +0000 UTC,<nil>,Lamp (2009),77,83462,2.50',
      ),
      'ratings-live-votes.csv': table('uuid,episode_id,movie_name,vote_key,user_id', 'u,0,Film,77-1-29,77'),
      'comments-prod-comments.csv': table(
        'uuid,text,entity_type,movie_name,series_name,is_spoiler,lang,user_id,type,sort_key,created_at',
        'u,Fine,series,,Lamp,true,en,77,comment,comment-1,2020-01-01 10:00:00',
      ),
    },
  ],
  goodreads: [
    {
      'goodreads.csv': table(
        'Book Id,Title,Author,ISBN,My Rating,Original Publication Year,Date Read,Date Added,Exclusive Shelf,My Review,Spoiler,Private Notes',
        '1,Lamp,"Doe, A.",="0123456789",4,1998,2020/02/03,2020/01/01,read,"One<br/><spoiler>x</spoiler>",,secret',
      ),
    },
  ],
  storygraph: [
    {
      'storygraph.csv': table(
        'Title,Authors,ISBN/UID,Read Status,Date Added,Last Date Read,Star Rating,Review',
        'Lamp,A. Doe,9780123456789,read,2020/01/01,2020/02/03,3.75,<div>Fine</div>',
      ),
    },
  ],
  bookwyrm: [
    {
      'bookwyrm.csv': table(
        'title,author_text,remote_id,rating,review_name,review_cw,review_content,review_published',
        'Lamp,A. Doe,https://b.example/1,4.5,A title,Spoilers,Fine,2020-02-04',
      ),
    },
  ],
  neodb: [
    {
      'movie_mark.csv': table(
        'title,info,links,timestamp,status,rating,comment,tags',
        'Lamp,imdb:tt0137523 year:1999,https://www.imdb.com/title/tt0137523/,2024-05-31T19:00:00+00:00,complete,8,Fine >!x!<,a|b',
      ),
      'movie_review.csv': table(
        'title,info,links,timestamp,title,content',
        'Lamp,,https://neodb.social/movie/1,2024-05-31T19:00:00+00:00,A title,"One\n\n**two**"',
      ),
    },
    {
      'journal.ndjson': `${JSON.stringify({ server: 'neodb.social' })}\n${JSON.stringify({
        type: 'ShelfMember',
        content: {
          type: 'Status',
          published: '2024-05-31T19:00:00+00:00',
          withRegardTo: 'https://neodb.social/movie/1',
          status: 'complete',
        },
        visibility: 0,
        metadata: {},
      })}\n`,
    },
  ],
  yamtrack: [
    {
      'yamtrack.csv': table(
        '"media_id","source","media_type","title","image","season_number","episode_number","score","progress","status","start_date","end_date","notes"',
        '"1396","tmdb","tv","Lamp","x","","","7.3","5","In progress","","2024-05-31","secret"',
      ),
    },
  ],
  tmdb: [
    {
      'tmdb.csv': table(
        'TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated',
        '1396,tt0903747,tv,Lamp,2008-01-20,,,8.9,8.3,2024-01-03T10:00:00Z',
        '1396,,tv,Lamp,2008-01-20,1,2,8.9,10,2024-01-03T10:00:00Z',
      ),
    },
  ],
  ovation: [
    {
      'ovation.json': json({
        format: 'ovation-member',
        version: 1,
        exportedAt: 1,
        server: { id: '11', name: 'Corner' },
        part: 1,
        member: { id: '21' },
        reviews: [
          {
            show: { id: 'a', title: 'Lamp', year: 2008, ids: { imdb: 'tt0903747' } },
            body: 'Fine',
            score: 75,
            spoilers: false,
            writtenAt: 1_700_000_000_000,
            earlierScores: [],
            author: { name: 'Noor' },
            helpful: 0,
            notHelpful: 0,
          },
        ],
      }),
    },
  ],
  table: [
    { 'mine.csv': table('Was;Note;Text;Jahr', 'Dark;9,5;Gut <b>und</b> kurz;2017', '"Boot (1981)";8;;') },
  ],
  pasted: [
    {
      'pasted.txt': 'Glass Heart (2025)\n9/10\nA fine show.\n\n---\n\nDark\nOverall 8.5\nTime is a circle.\n',
    },
  ],
};
