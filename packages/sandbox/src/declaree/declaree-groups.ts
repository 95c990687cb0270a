import { ScimError } from "@rosterkit/scim";
import type { ResourceStore } from "@rosterkit/scim/server";
import type { DeclareeDirectory } from "./declaree-directory.ts";
import { nameTaken } from "./declaree-refusals.ts";

/** What may be done with groups by SCIM. */
export function declareeGroups({ store, switches }: DeclareeDirectory): Required<ResourceStore> {
  const isTold = switches.takenGroupName === "409";
  const named = async <Answer>(write: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await write();
    } catch (error) {
      throw ScimError.isInstance(error) && error.status === 409 ? nameTaken(isTold) : error;
    }
  };
  return {
    ...store,
    create: (type, resource) => named(() => store.create(type, resource)),
    update: (type, id, change) => named(() => store.update(type, id, change)),
  };
}
