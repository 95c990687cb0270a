import { askedOf, type Complete, type Extent } from "./extent.ts";

/** True for a read that proves who is there and who is not: the only ground for concluding that somebody is gone from a source. */
export const isEverybody = (extent: Extent): extent is Complete<"everybody"> => askedOf(extent) === "everybody";
