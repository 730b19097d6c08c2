/** A call of a method of the index. */
export interface IndexCall {
  readonly id: number;
  readonly method: 'search' | 'find' | 'put' | 'prefer' | 'forget';
  readonly args: readonly unknown[];
}

export interface IndexAnswer {
  readonly id: number;
  readonly result?: unknown;
  /** Why there is no result. */
  readonly failure?: string;
}
