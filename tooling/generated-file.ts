/** A file as its generator would write it. */
export interface GeneratedFile {
  /** An absolute path. */
  readonly file: string;
  readonly text: string;
}
