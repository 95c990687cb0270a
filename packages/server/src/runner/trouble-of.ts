import { ApiError, type Failure, NetworkError, RosterkitError } from "@rosterkit/core";
import type { Trouble } from "./pause.ts";
import type { UnattendedSync, UsedConnection } from "./unattended-sync.ts";

/**
 * What an error tells without personal data. Of one that is none of the family only its name is told, as nobody knows what its message
 * holds.
 */
export const troubleOf = (error: unknown): Trouble => {
  if (!RosterkitError.isInstance(error))
    return {
      code: "unexpected",
      message: error instanceof Error ? error.name : "Something that is no error was thrown",
    };
  const { code, message, remedy } = error;
  return { code, message, ...(remedy !== undefined && { remedy }) };
};

/**
 * The connection whose vendor refused us or did not answer. `undefined`: it is no connection's, or both ends are of one adapter and nobody
 * can tell.
 */
export const sickConnection = (
  error: unknown,
  { source, target }: Pick<UnattendedSync, "source" | "target">,
): UsedConnection | undefined => {
  if (!isVendorsOwn(error) || source.adapter === target.adapter) return undefined;
  return [source, target].find(({ adapter }) => adapter === error.adapter);
};

/** The connection that stopped a run: the one whose adapter it names. Where nobody can tell, it is the target's, which is what is written to. */
export const connectionOf = (
  { adapter }: Failure,
  { source, target }: Pick<UnattendedSync, "source" | "target">,
): UsedConnection => (adapter === source.adapter && adapter !== target.adapter ? source : target);

/** The same may come through another time: the vendor, or the store, is out of order, and not what was wanted of them. */
export const isPassing = (error: unknown): boolean =>
  isVendorsOwn(error) || (RosterkitError.isInstance(error) && error.isRetryable);

const isVendorsOwn = (error: unknown): error is RosterkitError =>
  NetworkError.isInstance(error) ||
  (ApiError.isInstance(error) &&
    (error.status >= 500 || ["authentication", "permission", "rate-limit"].includes(error.code)));
