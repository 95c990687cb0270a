import { attributes, unlessEmpty } from "@rosterkit/core/adapter";
import type { InsightfulEmployee } from "./insightful-api.ts";

const { text, email, group } = attributes<InsightfulEmployee>();

/** What an employee has. There is no manager, no first and last name, and no place for an id of ours. */
export const employeeAttributes = {
  // People who appeared on a company computer have an empty address, which is none: perhaps nobody has one.
  email: email((row) => unlessEmpty(row.email), { label: "Email", unique: true, required: true, compare: "caseless" }),
  name: text((row) => row.name, { label: "Name", required: true, expected: true }),
  title: text((row) => row.title, { label: "Job title" }),
  teamId: group((row) => row.teamId, { label: "Team", required: true, expected: true }),
} as const;

/** Attributes of an employee. */
export type EmployeeAttributes = typeof employeeAttributes;
