import { LawBrokenError, LawDoesNotApply, SetUpError } from "../law-errors.ts";
import type { SeenRequest, StartedVendor } from "./adapter-under-test.ts";

const lastOnes = 6;

/** What went wrong in a law, with the requests that led there. What came unexpectedly is told as that; secrets are blackened. */
export const brokenOn = (vendor: StartedVendor, error: unknown): unknown => {
  if (error instanceof LawDoesNotApply || error instanceof SetUpError) return error;
  // A law inside a law has told its own requests already.
  if (error instanceof LawBrokenError && error.requests !== undefined) return error;
  const { message, cause } = error instanceof LawBrokenError ? error : unexpected(error);
  return new LawBrokenError(blackened(message, vendor), { requests: requestsOf(vendor), cause });
};

const unexpected = (error: unknown) => ({
  message: `unexpectedly it gave ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
  cause: error,
});

const requestsOf = (vendor: StartedVendor): string => {
  const { requests } = vendor.standIn;
  const earlier = requests.length > lastOnes ? `${requests.length - lastOnes} earlier, ` : "";
  return blackened(`${earlier}${requests.slice(-lastOnes).map(describe).join(", ") || "none"}`, vendor);
};

const describe = ({ method, path, status, wrote }: SeenRequest): string =>
  `${method} ${path} → ${status || "no answer"}${wrote ? " (wrote)" : ""}`;

const blackened = (text: string, { secrets }: StartedVendor): string =>
  secrets.reduce((shown, secret) => (secret === "" ? shown : shown.replaceAll(secret, "•••")), text);
