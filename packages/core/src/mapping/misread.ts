/** Why a value could not be read, for programs. */
export type MisreadCode = "unreadable phone" | "phone without country" | "unreadable country" | "function failed";

/** What kept a value from being read. Says nothing of the value itself. */
export interface Misread {
  readonly code: MisreadCode;
  /** For people: what follows "a value that". */
  readonly message: string;
}

/** What a step gives for a value that it should be able to read and cannot: nothing can be said of it, and somebody should look at it. */
export const unreadable: unique symbol = Symbol("unreadable");

/**
 * When values of an attribute may have been misread: `never`; where it comes out `absent`;
 * or where it comes out with `any` value, since another one can have stood in.
 */
export type MayMisread = "never" | "absent" | "any";
