/** A picture that goes with a message as a file. */
export interface Image {
  /** The file's name, by which the message refers to it, such as "histogram.png". */
  readonly name: string;
  /** PNG. */
  readonly data: Uint8Array;
  /** What it shows, for those who don't see it, without Markdown. */
  readonly description: string;
}
