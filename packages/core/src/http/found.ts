import { ApiError } from "../errors/index.ts";

/**
 * The answer, or undefined when the vendor says 404, or what else it says of a record that is not there. A 404 may also mean "not permitted" at some vendors:
 * the caller must know.
 */
export const found = async <Data>(
  answer: Promise<Data>,
  isMissing: (refusal: ApiError) => boolean = ({ status }) => status === 404,
): Promise<Data | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (ApiError.isInstance(error) && isMissing(error)) return undefined;
    throw error;
  }
};
