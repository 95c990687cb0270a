import { ApiError } from "../errors/index.ts";
import type { Found } from "./resource.ts";

/** How a record gets somewhere that it may be already. */
export interface Reach<Row> {
  /** The record as it was read last. */
  readonly from: Row;
  readonly isThere: (row: Row) => boolean;
  /** Sends the call, or the calls. */
  readonly go: () => Promise<unknown>;
  /** Reads the record anew. */
  readonly look: () => Promise<Found<Row> | undefined>;
}

/**
 * Brings a record to a state, where it is not there yet. Vendors refuse to do again what is done in ways that mean other things too, so after a refusal the record is
 * looked at, and being there makes it a success. Rejects with the refusal otherwise, and with whatever else goes wrong without looking.
 */
export async function unlessThere<Row>({ from, isThere, go, look }: Reach<Row>): Promise<void> {
  if (isThere(from)) return;
  try {
    await go();
  } catch (error) {
    if (!ApiError.isInstance(error) || error.code !== "api") throw error;
    const found = await look();
    if (!found || !isThere(found.row)) throw error;
  }
}
