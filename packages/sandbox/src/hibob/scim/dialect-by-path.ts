import type { FaultDialect } from "../../faults/with-faults.ts";
import { isForScim } from "./hibob-scim-handler.ts";

/** Planned faults in the words of whichever of the two servers was asked. */
export function dialectByPath(api: FaultDialect, scim: FaultDialect): FaultDialect {
  const of = (request: Request): FaultDialect => (isForScim(request) ? scim : api);
  return {
    error: (kind, request, fault, context) => of(request).error(kind, request, fault, context),
    emptyPage: (request, context) => of(request).emptyPage(request, context),
  };
}
