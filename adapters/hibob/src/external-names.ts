import { labelled } from "@rosterkit/core/adapter";
import { z } from "zod";
import { personAttributes } from "./person-attributes.ts";

/** What Bob knows of a person, but for the id of the record. */
export type PersonAttributeName = Exclude<keyof typeof personAttributes, "id">;

/** Every name in the order of the attributes. */
export const personAttributeNames = Object.keys(personAttributes).filter(
  (name): name is PersonAttributeName => name !== "id",
);

/** A name of the core schema, or behind the URN of an extension. */
const attributePath = z
  .string()
  .max(256)
  .regex(/^(?:urn:[\w:.-]+:)?[A-Za-z][\w-]*$/, {
    error: "must be the name of a SCIM attribute, such as managerID",
  });

const ends = ["terminationDate", "lastDayOfWork"] as const;

/**
 * Bob puts somebody out at the earlier of two days, and an old one stays with whoever is hired again: with one of them alone a leaver would stay
 * too long, and without the start somebody hired again would be put out.
 */
const dates = ["startDate", ...ends] as const;

/** The name that each of our attributes has at this customer's SCIM server. */
export const externalNamesSetting = z
  .partialRecord(z.enum(personAttributeNames), attributePath)
  .default({})
  .refine(
    (names) => ends.every((end) => names[end] === undefined) || dates.every((date) => names[date] !== undefined),
    {
      error: "must have startDate, terminationDate and lastDayOfWork where it has one of the ends",
    },
  )
  .meta(
    labelled(
      "External names",
      "By our name of an attribute (startDate, lifecycleStatus, site, …), the external name that Bob's data mapping table has for it",
    ),
  );

/** Our attributes with the names that a customer's SCIM server has for them. */
export type ExternalNames = z.output<typeof externalNamesSetting>;
