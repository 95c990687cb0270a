import { type Found, found } from "@rosterkit/core/adapter";

/** A record, or `undefined` for nobody's id: the vendor answers 404, and 422 to an id that cannot be one, as all have the same length. */
export async function known<Row>(answer: Promise<Row>): Promise<Found<Row> | undefined> {
  const row = await found(answer, ({ status }) => status === 404 || status === 422);
  return row && { row };
}
