import type { Change } from "../plan/change.ts";
import type { KnownLinks } from "./known-links.ts";

/** The account a change is about: the one it names, else the one its person is linked to by now. */
export const accountOf = (known: KnownLinks, { account, resource, subject }: Change): string | undefined =>
  account ?? known.of(resource, subject)?.target;
