import type { Io } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import type { UserCalls } from "./user-calls.ts";

/** What a connection works with. */
export interface OktaApi {
  readonly client: OktaClient<paths>;
  readonly calls: UserCalls;
  readonly random: Io["random"];
  readonly now: Io["now"];
}
