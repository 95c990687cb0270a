import { asObject } from "./okta-call.ts";
import { OktaError } from "./okta-error.ts";
import type { ProviderType } from "./user-record.ts";

/** The `credentials` of a request. */
export interface CredentialChanges {
  /** A password in clear, or an empty text for an imported hash; undefined when none was sent. */
  readonly password: string | undefined;
  readonly recoveryQuestion: string | undefined;
  readonly provider: { readonly type: ProviderType; readonly name: string } | undefined;
}

const settableProviders: readonly ProviderType[] = ["OKTA", "FEDERATION", "SOCIAL", "ACTIVE_DIRECTORY", "LDAP"];

/**
 * Reads and checks `credentials`. Throws E0000080 for a password of fewer than eight characters, the default policy.
 */
export function readCredentials(value: unknown): CredentialChanges {
  const credentials = asObject(value);
  const password = asObject(credentials?.password);
  const question = asObject(credentials?.recovery_question);
  return {
    password: readPassword(password),
    recoveryQuestion: typeof question?.question === "string" ? question.question : undefined,
    provider: readProvider(asObject(credentials?.provider)),
  };
}

/** The password in a password credential. */
export function readPassword(credential: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const value = credential?.value;
  if (typeof value === "string") {
    if (value.length < 8) throw new OktaError("E0000080");
    return value;
  }
  return credential?.hash === undefined && credential?.hook === undefined ? undefined : "";
}

function readProvider(provider: Readonly<Record<string, unknown>> | undefined): CredentialChanges["provider"] {
  const type = settableProviders.find((known) => known === provider?.type);
  if (type === undefined) return undefined;
  return { type, name: typeof provider?.name === "string" ? provider.name : type };
}
