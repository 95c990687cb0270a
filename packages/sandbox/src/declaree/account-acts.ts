import type { DeclareeActs } from "./declaree-acts.ts";
import type { DeclareeDirectory } from "./declaree-directory.ts";

/** Acts on the account, its key and its plan. */
export type AccountActs = Pick<
  DeclareeActs,
  "webLogin" | "resetPassword" | "suspendAccount" | "renewKey" | "revokeKey" | "moveAccount" | "setModule"
>;

/** The acts on the account that provisions. */
export function accountActs({ account, organizations }: DeclareeDirectory): AccountActs {
  let keys = 1;
  return {
    webLogin: (password) => {
      const works = password === account.password;
      if (works) account.owes.webLogin = false;
      return works;
    },
    resetPassword: (password) => {
      account.password = password;
      account.owes.newPassword = false;
    },
    suspendAccount: (until) => {
      account.owes = { webLogin: true, newPassword: until === "web login and new password" };
    },
    renewKey: () => {
      keys += 1;
      account.key = declareeKey(keys);
      return account.key;
    },
    revokeKey: () => {
      account.key = null;
    },
    moveAccount: (organization) => {
      if (!organizations.includes(organization)) throw new RangeError(`no organisation ${organization}`);
      account.organization = organization;
    },
    setModule: (isOn) => {
      account.hasModule = isOn;
    },
  };
}

/** The nth key of the account, worth nothing elsewhere. */
export function declareeKey(nth: number): string {
  return `declareeStandInKeyOfNoWorth${String(nth).padStart(5, "0")}`;
}
