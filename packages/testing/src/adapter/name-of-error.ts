/** How an error is called in a message, without anything that it says. */
export const nameOfError = (error: unknown): string => {
  if (error === undefined) return "no error";
  return error instanceof Error ? error.name : "something that is no error";
};
