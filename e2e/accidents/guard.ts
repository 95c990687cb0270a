/** A guard, or one of its layers, and what is there once it is taken out. */
export interface Guard {
  /** Source file, from the top of the repository. */
  readonly file: string;
  /** Text around the guard that occurs once in the file. Absent: the guard alone does. */
  readonly within?: string;
  /** The guard as it stands there: one expression. */
  readonly guard: string;
  /** What stands there without it. */
  readonly without: string;
}
