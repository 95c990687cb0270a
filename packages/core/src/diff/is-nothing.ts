/** Whether an attribute holds nothing: it is not said, said to be none, or an empty text. */
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === "";
