import { posterPicture } from '../page/poster-picture.ts';
import { posterName } from '../payloads/media-proxy.ts';
import type { SourceRules } from './stand-in.ts';

/** Where the drawn posters of all stand-ins lie, with the paths that the sources give them. */
export const pictureRules: SourceRules = {
  limit: () => ({ isRefused: false }),
  trouble: () => ({ body: {} }),
  serve(app) {
    app.get('*', (c) => {
      const name = posterName(c.req.url);
      if (name === undefined) return c.notFound();
      return c.body(posterPicture(name), 200, { 'content-type': 'image/svg+xml' });
    });
  },
};
