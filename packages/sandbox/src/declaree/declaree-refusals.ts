import { ScimError } from "@rosterkit/scim";

/** 400 for a value that the vendor does not take; `what` names the attribute. */
export const badValue = (what: string): ScimError =>
  new ScimError({ status: 400, scimType: "invalidValue", detail: `This ${what} is not accepted` });

/** 405 for a method that the vendor does not offer there. */
export const notOffered = (): ScimError => new ScimError({ status: 405, detail: "This method is not offered here" });

/** 409 for a name that is taken, with SCIM's word for it or without. */
export const nameTaken = (isTold: boolean): ScimError =>
  new ScimError({ status: 409, ...(isTold && { scimType: "uniqueness" }), detail: "This name is taken" });
