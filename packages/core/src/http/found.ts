import { ApiError } from "../errors/index.ts";

/**
 * The answer, or undefined when the vendor says 404, or with another of the statuses that it has for what is not there. A 404 may also mean "not permitted" at
 * some vendors: the caller must know.
 */
export const found = async <Data>(
  answer: Promise<Data>,
  statuses: readonly number[] = [404],
): Promise<Data | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (ApiError.isInstance(error) && statuses.includes(error.status)) return undefined;
    throw error;
  }
};
