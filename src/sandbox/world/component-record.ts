/** A component of a message or modal as Discord returns it; `type` says which fields it has. */
export interface ComponentRecord {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly description?: string;
  readonly style?: number;
  readonly url?: string;
  readonly emoji?: { readonly id?: string | null; readonly name?: string };
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly content?: string;
  readonly accent_color?: number | null;
  readonly divider?: boolean;
  /** Of a separator: 1 small, 2 large. */
  readonly spacing?: number;
  readonly spoiler?: boolean;
  /** Of a thumbnail. */
  readonly media?: MediaRecord;
  /** Of a file, with its name and size in bytes when the message is read. */
  readonly file?: MediaRecord;
  readonly name?: string;
  readonly size?: number;
  /** Of a media gallery. */
  readonly items?: readonly GalleryItemRecord[];
  readonly value?: string;
  readonly default?: boolean;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly SelectOptionRecord[];
  readonly channel_types?: readonly number[];
  readonly default_values?: readonly { readonly id: string; readonly type: string }[];
  readonly component?: ComponentRecord;
  readonly accessory?: ComponentRecord;
  readonly components?: readonly ComponentRecord[];
}

/** A picture or file in a component: an address on the web, or the path of an uploaded file. */
export interface MediaRecord {
  readonly url: string;
  readonly proxy_url?: string;
  readonly attachment_id?: string;
  readonly content_type?: string;
  /** In pixels, like `height`. */
  readonly width?: number;
  readonly height?: number;
}

interface GalleryItemRecord {
  readonly media: MediaRecord;
  readonly description?: string | null;
  readonly spoiler?: boolean;
}

interface SelectOptionRecord {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
  readonly emoji?: { readonly id?: string | null; readonly name?: string };
}
