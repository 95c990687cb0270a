import { defineSchema } from "./schema-definition.ts";

const display = { name: "display", description: "The value as people read it." } as const;
const primary = { name: "primary", type: "boolean", description: "The one to prefer; true for one at most." } as const;

/** `urn:ietf:params:scim:schemas:core:2.0:User`: RFC 7643 §4.1 and §8.7.1. */
export const userSchema = defineSchema({
  id: "urn:ietf:params:scim:schemas:core:2.0:User",
  name: "User",
  description: "A person's account",
  attributes: [
    { name: "userName", required: true, uniqueness: "server", description: "What the person signs in with." },
    {
      name: "name",
      type: "complex",
      subAttributes: [
        { name: "formatted" },
        { name: "familyName" },
        { name: "givenName" },
        { name: "middleName" },
        { name: "honorificPrefix" },
        { name: "honorificSuffix" },
      ],
    },
    { name: "displayName" },
    { name: "nickName" },
    { name: "profileUrl", type: "reference", referenceTypes: ["external"] },
    { name: "title" },
    { name: "userType" },
    { name: "preferredLanguage" },
    { name: "locale" },
    { name: "timezone" },
    { name: "active", type: "boolean", description: "Whether the person may sign in." },
    { name: "password", mutability: "writeOnly", returned: "never" },
    {
      name: "emails",
      type: "complex",
      multiValued: true,
      subAttributes: [
        { name: "value" },
        display,
        { name: "type", canonicalValues: ["work", "home", "other"] },
        primary,
      ],
    },
    {
      name: "phoneNumbers",
      type: "complex",
      multiValued: true,
      subAttributes: [
        { name: "value" },
        display,
        { name: "type", canonicalValues: ["work", "home", "mobile", "fax", "pager", "other"] },
        primary,
      ],
    },
    {
      name: "ims",
      type: "complex",
      multiValued: true,
      subAttributes: [
        { name: "value" },
        display,
        { name: "type", canonicalValues: ["aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"] },
        primary,
      ],
    },
    {
      name: "photos",
      type: "complex",
      multiValued: true,
      subAttributes: [
        { name: "value", type: "reference", referenceTypes: ["external"] },
        display,
        { name: "type", canonicalValues: ["photo", "thumbnail"] },
        primary,
      ],
    },
    {
      name: "addresses",
      type: "complex",
      multiValued: true,
      subAttributes: [
        { name: "formatted" },
        { name: "streetAddress" },
        { name: "locality" },
        { name: "region" },
        { name: "postalCode" },
        { name: "country" },
        { name: "type", canonicalValues: ["work", "home", "other"] },
        primary,
      ],
    },
    {
      name: "groups",
      type: "complex",
      multiValued: true,
      mutability: "readOnly",
      subAttributes: [
        { name: "value", mutability: "readOnly" },
        { name: "$ref", type: "reference", referenceTypes: ["User", "Group"], mutability: "readOnly" },
        { name: "display", mutability: "readOnly" },
        { name: "type", canonicalValues: ["direct", "indirect"], mutability: "readOnly" },
      ],
    },
    {
      name: "entitlements",
      type: "complex",
      multiValued: true,
      subAttributes: [{ name: "value" }, display, { name: "type" }, primary],
    },
    {
      name: "roles",
      type: "complex",
      multiValued: true,
      subAttributes: [{ name: "value" }, display, { name: "type" }, primary],
    },
    {
      name: "x509Certificates",
      type: "complex",
      multiValued: true,
      subAttributes: [{ name: "value", type: "binary" }, display, { name: "type" }, primary],
    },
  ],
});
