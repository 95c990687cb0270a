import type { CannotError } from "./accounts.ts";
import type { Ending } from "./ending.ts";
import { readFailure, stopsConnection } from "./read-failure.ts";

/** How a change ends because of an error of a call that surely wrote nothing for it. */
export const endByError = (error: unknown): Ending => {
  const failure = readFailure(error);
  return { ...failure, reason: failure.error.message, ...stopBy(error) };
};

/** How a change stays open because of an error: what it did is not known or not confirmed. */
export const leaveOpen = (error: unknown, reason: string): Ending => {
  const failure = readFailure(error);
  return { result: "open", reason, error: failure.error, ...stopBy(error) };
};

/** How a change ends that the target has no way to do. */
export const endAsUnable = ({ message }: CannotError): Ending => ({
  result: "failed",
  reason: message,
  error: { code: "cannot", message },
});

const stopBy = (error: unknown): Pick<Ending, "stops"> => {
  if (!stopsConnection(error)) return {};
  return { stops: readFailure(error).error };
};
