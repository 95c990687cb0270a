import type { Vendor } from "@rosterkit/core/adapter";

/** The fields that are written: nothing else of a refusal is repeated, since messages may quote what was sent. */
const fields: ReadonlySet<string> = new Set([
  ...["email", "firstName", "lastName", "jobTitle", "language", "integrationExternalId", "hireDate"],
  ...["location", "department", "managerId", "primaryTeamId", "name", "role"],
]);

/** Which fields Learn Amp complains about, and how as far as it is one of the usual messages. */
export const readError: NonNullable<Vendor["readError"]> = (body, { status }) => {
  const reasons = reasonsOf(body);
  if (status !== 403) return { reasons };
  return {
    reasons,
    permission: "a scope of the credential",
    remedy: "Have the account's Owner give the credential every scope that the README names.",
  };
};

function reasonsOf(body: unknown): readonly string[] {
  const full = (body as { readonly fullErrors?: unknown } | null | undefined)?.fullErrors;
  if (typeof full !== "object" || full === null) return [];
  return Object.entries(full).flatMap(([field, messages]) =>
    fields.has(field) ? [`${/taken/.test(String(messages)) ? "duplicate" : "invalid"}:${field}`] : [],
  );
}
