import type { Filter } from "../filter/filter.ts";
import type { Projection } from "../query/compile-projection.ts";
import type { Sort } from "../query/compile-sort.ts";
import type { CursorPage, IndexPage } from "../query/list-query.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";

/** Which resources are asked for. */
export interface StoreQuery {
  /** Absent: all. `compileFilter` makes a predicate of it, `stringifyFilter` its text. */
  readonly filter: Filter | undefined;
  /** Absent: any order, but the same one for every page. */
  readonly sort: Sort | undefined;
  readonly page: IndexPage | CursorPage;
  /** What the answer will show. A hint: a store may leave out what nobody will see, and need not. */
  readonly projection: Projection;
}

/** One page of them. */
export interface StorePage {
  readonly resources: readonly ScimResource[];
  /** How many there are in all, those on other pages included. May be absent by cursor only. */
  readonly totalResults?: number | undefined;
  /** By cursor: where the next page begins, in letters, digits and `-._~`. Absent on the last page. */
  readonly nextCursor?: string | undefined;
  /** By cursor: where the page before begins. Absent on the first, or when there is no way back. */
  readonly previousCursor?: string | undefined;
}

/** Makes the next state of a resource of the current one; the very same object means no change. Throws to refuse. Must not wait. */
export type ResourceChange = (current: ScimResource) => ScimResource;

/**
 * What a SCIM server keeps one tenant's resources in: a table, a vendor's API behind an adapter, or `createMemoryResourceStore`.
 *
 * Resources are plain data in the schemas' spelling, with `id`, and `meta` with `created` and `lastModified`. The store gives all three,
 * and keeps what the schemas call unique. It may give `meta.version`; without one the server makes it from the content. It never gives
 * `meta.location`, which is the server's. What it hands out must not change afterwards, and it must not change what it is handed.
 *
 * Refusals are `ScimError`s (`uniquenessError` for a value that is taken); anything else it rejects with is answered 500, without detail.
 * A store that cannot write leaves the methods out; the server then answers 405.
 */
export interface ResourceStore {
  /** `undefined`: there is none with this id. */
  readonly get: (type: ResourceType, id: string) => Promise<ScimResource | undefined>;
  /** A page. Rejects with `invalidFilter`, `invalidValue` (of a sort), `invalidCursor`, `expiredCursor`, or `tooMany`. */
  readonly list: (type: ResourceType, query: StoreQuery) => Promise<StorePage>;
  /** Keeps a new resource, which has no `id` and no `meta` yet, and returns it with both. */
  readonly create?: (type: ResourceType, resource: ScimResource) => Promise<ScimResource>;
  /**
   * Changes a resource as one step: nobody's change between reading and writing is lost. In a transaction, or by compare and set
   * (`updateByVersion`); so `change` may be called several times, each time with what is current. `undefined`: there is none.
   */
  readonly update?: (type: ResourceType, id: string, change: ResourceChange) => Promise<ScimResource | undefined>;
  /** Takes a resource away, if `assert` does not throw when given it, as one step. False: there was none. */
  readonly delete?: (type: ResourceType, id: string, assert: (current: ScimResource) => void) => Promise<boolean>;
}
