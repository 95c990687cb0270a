import { inner } from "@rosterkit/core";
import { adapter } from "@rosterkit/core/adapter";
export const humaans = inner(adapter);
