import type { Intent } from "@rosterkit/core";

/** A write as it goes out. `path`: what follows `/api/v1`. */
export interface WriteRequest {
  readonly method: string;
  readonly path: readonly (string | undefined)[];
  readonly body: {
    readonly profile?: { readonly name?: unknown; readonly login?: unknown; readonly [name: string]: unknown };
  };
}

/** What a write is, and what stands behind it. */
export interface JudgedWrite {
  readonly call: string;
  /** The id of the account or the group; absent while there is none. */
  readonly account: string | undefined;
  /** The account that is put into a group or taken out of it. */
  readonly member?: string;
  readonly intent: Intent | undefined;
  /** What the story calls it. */
  readonly name: string;
  /** To be called once the vendor has done it. */
  readonly noteWrote: () => void;
}
