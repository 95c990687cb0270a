import { ScimError } from "../error/scim-error.ts";
import type { ResourceType } from "../schema/resource-type.ts";

/** 409: another resource of the type has that value, where the schema or the store wants it once. `path` names the attribute. */
export const uniquenessError = ({ name }: ResourceType, path: string): ScimError =>
  new ScimError(
    { status: 409, scimType: "uniqueness", detail: `Another ${name} has this ${path}` },
    { remedy: "Look the other resource up and update it, or choose another value." },
  );

/** 404: no resource of the type has that id. */
export const noSuchResource = ({ name }: ResourceType): ScimError =>
  new ScimError({ status: 404, detail: `There is no ${name} with this id` });

/** 404: nothing is at that path. */
export const noSuchEndpoint = (): ScimError =>
  new ScimError({ status: 404, detail: "There is nothing at this path" }, { remedy: "See /ResourceTypes." });

/** 501: something of SCIM that this server leaves out. */
export const notImplemented = (what: string): ScimError =>
  new ScimError({ status: 501, detail: `${what} is not supported here` }, { remedy: "See /ServiceProviderConfig." });
