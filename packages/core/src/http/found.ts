import { ApiError } from "../errors/index.ts";

/** The answer, or undefined when the vendor says 404. A 404 may also mean "not permitted" at some vendors: the caller must know. */
export const found = async <Data>(answer: Promise<Data>): Promise<Data | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (ApiError.isInstance(error) && error.status === 404) return undefined;
    throw error;
  }
};
