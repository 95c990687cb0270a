import type { FetchOptions, FetchResponse } from "openapi-fetch";
import type { Answer, CallOptions } from "./outgoing.ts";

/** The HTTP methods that a client offers. */
export type Verb = "get" | "post" | "put" | "patch" | "delete";

/** The paths of a contract that have this method. */
export type PathsWith<Paths, Method extends Verb> = {
  [Path in keyof Paths]: Paths[Path] extends { [Name in Method]: object } ? Path : never;
}[keyof Paths];

/** What a call that goes well resolves to, from the contract. */
export type DataOf<Operation, Init = unknown> =
  FetchResponse<Extract<Operation, object>, Init, `${string}/${string}`> extends infer Result
    ? Result extends { data: infer Data }
      ? Data
      : never
    : never;

/** What the contract calls a method of a path. */
type OperationOf<Paths, Path extends keyof Paths, Method extends Verb> = Extract<
  Paths[Path][Method & keyof Paths[Path]],
  object
>;

/** What a call takes of the contract. A signal comes with the options of the call, where it may also be undefined. */
type InitOf<Operation> = Omit<FetchOptions<Operation>, "signal">;

/** The second argument may be left out when nothing in it is required. */
type Rest<Init> = Record<never, never> extends Init ? [(Init & CallOptions)?] : [Init & CallOptions];

/** One method over all paths of a contract: `get("/people/{id}", { params: { path: { id } } })` resolves to the body. */
export type ApiMethod<Paths, Method extends Verb> = <
  Path extends PathsWith<Paths, Method>,
  Init extends InitOf<OperationOf<Paths, Path, Method>>,
>(
  path: Path,
  ...rest: Rest<Init>
) => Promise<DataOf<OperationOf<Paths, Path, Method>, Init>>;

/** The same, resolving to body, status and headers. */
export type ApiMethodWithHeaders<Paths, Method extends Verb> = <
  Path extends PathsWith<Paths, Method>,
  Init extends InitOf<OperationOf<Paths, Path, Method>>,
>(
  path: Path,
  ...rest: Rest<Init>
) => Promise<Answer<DataOf<OperationOf<Paths, Path, Method>, Init>>>;
