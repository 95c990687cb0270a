import { hasFormat, isEmail } from "./attribute-format.ts";
import { specifiedLengths } from "./base-attributes.ts";
import { OktaError } from "./okta-error.ts";
import { isTaken, type OktaOrg } from "./okta-org.ts";
import type { SchemaAttribute } from "./schema-attribute.ts";
import type { Profile, ProfileValue } from "./user-record.ts";
import { loginKey } from "./user-table.ts";

const taken = "An object with this field already exists in the current organization";

/** A problem with one attribute. */
interface Problem {
  readonly name: string;
  readonly text: string;
}

/** Whose profile it is: absent for a new user. */
export interface ProfileOwner {
  readonly id: string;
  readonly profile: Profile;
}

/**
 * Checks a whole profile as it would be stored. Throws E0000001 with every problem as a cause; blank, taken and
 * form-of-a-login texts as recorded from live orgs, the texts on lengths, formats and types are UNCONFIRMED.
 */
export function validateProfile(org: OktaOrg, profile: Profile, owner: ProfileOwner | undefined): void {
  const attributes = org.schema.all();
  const problems = [
    ...attributes.filter((attribute) => isBlank(attribute, profile)).map(({ name }) => blank(name)),
    ...attributes.flatMap((attribute) => valueProblems(org, attribute, profile[attribute.name], owner)),
    ...loginProblems(org, String(profile.login ?? ""), owner),
  ];
  const first = problems[0];
  if (first !== undefined)
    throw new OktaError(
      "E0000001",
      first.name,
      problems.map(({ name, text }) => `${name}: ${text}`),
    );
}

function isBlank(attribute: SchemaAttribute, profile: Profile): boolean {
  const value = profile[attribute.name];
  return attribute.required === true && (value === undefined || value === "");
}

function blank(name: string): Problem {
  return { name, text: "The field cannot be left blank" };
}

function valueProblems(
  org: OktaOrg,
  attribute: SchemaAttribute,
  value: ProfileValue | undefined,
  owner: ProfileOwner | undefined,
): Problem[] {
  // What is already stored is not judged again: rules may have come later than the value.
  if (value === undefined || value === "" || value === owner?.profile[attribute.name]) return [];
  const text = misfit(org, attribute, value);
  if (text !== undefined) return [{ name: attribute.name, text }];
  const duplicate = attribute.unique === true && isTaken(org, attribute.name, value, owner?.id);
  return duplicate ? [{ name: attribute.name, text: taken }] : [];
}

function misfit(org: OktaOrg, attribute: SchemaAttribute, value: ProfileValue): string | undefined {
  if (!hasType(attribute, value)) return `The value must be of type ${attribute.type}`;
  if (attribute.enum !== undefined && !attribute.enum.some((allowed) => allowed === value))
    return "The value is not one of the allowed ones";
  if (typeof value !== "string") return undefined;
  if (/[\u{10000}-\u{10FFFF}]/u.test(value)) return "Characters of four bytes are not supported";
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = lengthsOf(org, attribute);
  if (value.length < minLength) return `The field must have at least ${minLength} characters`;
  if (value.length > maxLength) return `The field must not have more than ${maxLength} characters`;
  const formed = !org.switches.checkFormats || attribute.format === undefined || hasFormat(value, attribute.format);
  return formed ? undefined : `The value does not have the format ${attribute.format}`;
}

function hasType(attribute: SchemaAttribute, value: ProfileValue): boolean {
  if (attribute.type === "array") return Array.isArray(value);
  if (attribute.type === "integer") return Number.isInteger(value);
  return typeof value === attribute.type;
}

function lengthsOf(
  org: OktaOrg,
  attribute: SchemaAttribute,
): { minLength?: number | undefined; maxLength?: number | undefined } {
  const specified = org.switches.lengthLimits === "specification" ? specifiedLengths[attribute.name] : undefined;
  return specified ?? attribute;
}

function loginProblems(org: OktaOrg, login: string, owner: ProfileOwner | undefined): Problem[] {
  if (owner !== undefined && loginKey(String(owner.profile.login)) === loginKey(login)) return [];
  if (!isEmail(login)) return [{ name: "login", text: "Username must be in the form of an email address" }];
  if (org.switches.acceptDuplicateLogins) return [];
  const others = org.users.byLogin(login).filter(({ id }) => id !== owner?.id);
  return others.length === 0 ? [] : [{ name: "login", text: taken }];
}
