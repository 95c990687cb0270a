import { standardGroupAttributes } from "@rosterkit/scim/adapter";

/** What a Declaree group has. Its name is unique across the organisation: a second one of the same name would not be linked. */
export const groupAttributes = standardGroupAttributes;
