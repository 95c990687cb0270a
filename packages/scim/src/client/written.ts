import type { Found } from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import type { Stored } from "./read-resource-answer.ts";

/** What is known after a write. */
export interface Written<Row extends ScimResource> {
  /** The resource, read again after the write; where it was not, as the server's answer has it, if it does. */
  readonly found: Found<Stored<Row>> | undefined;
  /**
   * Names of the values that the server took without a word and did not keep, as the caller spelled them. Absent: it was not looked at, or could
   * not be.
   */
  readonly dropped?: readonly string[];
}

/** How a write is made. */
export interface WriteOptions {
  /** Read the resource again afterwards. Default: as the client was made. The engine reads again by itself, so adapters say false. */
  readonly readBack?: boolean | undefined;
}
