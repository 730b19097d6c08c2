/** Where the files of a site go: a directory, or an archive. */
export interface SiteWriter {
  /**
   * Takes one file; resolves when the next may come.
   * @param path relative to the site's root, with "/" between folders; each path comes once
   */
  write(path: string, content: string): Promise<void>;
}
