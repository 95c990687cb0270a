import { CannotError } from "./accounts.ts";
import type { Ending } from "./ending.ts";
import { linkAfter } from "./link-after.ts";
import type { Prepared } from "./prepared.ts";
import type { RunContext } from "./run-context.ts";
import { ownedValues } from "./send-update.ts";
import { writingFor } from "./writing-for.ts";

/** Gives an account a new password. The link remembers which change at the source it follows; the password is in nothing that is kept. */
export const sendRotate = async (run: RunContext, { change, seen }: Prepared, secret: Secret): Promise<Ending> => {
  const { update } = run.accounts(change.resource);
  if (!update || !seen) throw new CannotError("The target cannot update accounts");
  const { account = "", resource } = change;
  await update(
    account,
    secret,
    { ...ownedValues(run, resource, seen), ...secret },
    writingFor(run, change, seen.version),
  );
  return { result: "done", account, links: [linkAfter(run, change, { account })] };
};

/** A password by the attribute that takes it. */
export type Secret = { readonly [attribute: string]: string };
