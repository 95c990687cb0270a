/** Every fixed part of the paths of Okta's management API that Rosterkit or its users call. What is not here is shown as `{id}`. */
const fixedParts: ReadonlySet<string> = new Set(
  `.well-known activate admin-notifications api api-tokens appLinks apps blocks bulk-delete bulk-group-memberships-delete
  bulk-group-memberships-upsert bulk-groups-delete bulk-groups-upsert bulk-upsert change_password change_recovery_question
  clear_sessions connections contacts credentials current deactivate default devices eventHooks expire_password
  expire_password_with_temp_password factors features forgot_password forgot_password_recovery_question grants group group-push
  groups identity-sources idps jwks lifecycle linkedObjects logs mappings me membership meta oauth2 okta-organization org owners
  per-client policies principal-rate-limits rate-limit-settings reactivate realms reset_factors reset_password revoke risk roles
  rules schemas sessions start-import subscriptions suspend token types unlock unsuspend user users v1 verify
  warning-threshold zones`.split(/\s+/),
);

/** A path fit to be shown: ids, logins and anything else that is not a fixed part of the API stand as `{id}`. */
export const oktaPathTemplate = (path: string): string =>
  path
    .split("/")
    .map((part) => (part === "" || fixedParts.has(part) || /^\{\w+\}$/.test(part) ? part : "{id}"))
    .join("/");
