import { ApiError, type Found } from "@rosterkit/core/adapter";

/** A record, or `undefined` for nobody's id: the vendor answers 404, and 422 to an id that cannot be one, as all have the same length. */
export async function known<Row>(answer: Promise<Row>): Promise<Found<Row> | undefined> {
  try {
    return { row: await answer };
  } catch (error) {
    if (ApiError.isInstance(error) && (error.status === 404 || error.status === 422)) return undefined;
    throw error;
  }
}
