import type { Link } from "@rosterkit/core";

/** What is to differ between the sides for one person, and so what a right plan holds. */
export type ExpectedChange =
  | { readonly operation: "create" | "suspend" }
  | { readonly operation: "update"; readonly attribute: string; readonly wanted: unknown };

/** Both sides of a company in step but for a few people, with all that a plan is made from besides the pages. Plain data. */
export interface Company {
  readonly size: number;
  /** The instant to plan for. ISO. */
  readonly at: string;
  readonly tenants: { readonly source: string; readonly target: string };
  readonly links: readonly Link[];
  /** Source ids of those who had started when the sync was switched on. */
  readonly baseline: readonly string[];
  /** By source id. */
  readonly expected: { readonly [source: string]: ExpectedChange };
  /** How many people wait for a work email. */
  readonly waiting: number;
}
