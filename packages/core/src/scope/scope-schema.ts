import { z } from "zod";

const names = z.array(z.string().trim().min(1).max(256)).min(1).max(10_000);

const domain = z
  .string()
  .max(253)
  .regex(/^[^\s@]+\.[^\s@.]+$/, { error: "must be a domain such as example.com, without @" });

const rules = {
  emailDomains: z
    .array(domain)
    .min(1)
    .max(10_000)
    .optional()
    .describe("Work email is in one of these domains; subdomains are named apart"),
  departments: names.optional().describe("Department is one of these"),
  userTypes: names.optional().describe("Employment type is one of these, in the source's own words"),
  sites: names.optional().describe("Site is one of these"),
  predicate: z.string().min(1).max(128).optional().describe("Name of a function handed in by code, asked last"),
  groups: names
    .optional()
    .describe(
      "Member of one of these groups of the source, by name or id; where the source says so (Okta does), a name with * at its end is every group that begins so",
    ),
  app: z.string().trim().min(1).max(256).optional().describe("Assigned to this app of the source, by name or id"),
};

const alternative = z.strictObject(rules);

/**
 * Whom a sync is about. Everything stated must hold; within a list any entry will do; of `anyOf` one alternative must hold whole.
 * Without any rule everybody is in. An empty list is refused: nobody can tell whether it means all or none.
 */
export const scopeSchema = z.strictObject({
  ...rules,
  anyOf: z.array(alternative).min(1).max(100).optional().describe("Alternatives, of which one must hold whole"),
  everybody: z
    .literal(true)
    .optional()
    .describe("Everybody whom the other rules let in is meant, where a source otherwise asks for groups or an app"),
});

/** Whom a sync is about, as settings. */
export type Scope = z.output<typeof scopeSchema>;

/** Rules that all must hold: a scope without alternatives. */
export type ScopeRules = z.output<typeof alternative>;
