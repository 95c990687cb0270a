/**
 * Values by the names that SCIM paths give them: `userName`, `name.givenName`, `emails[type eq "work"].value`,
 * `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department`, or whole: `emails`. `null` clears; what is absent is not touched.
 */
export type ResourceValues = Readonly<Record<string, unknown>>;
