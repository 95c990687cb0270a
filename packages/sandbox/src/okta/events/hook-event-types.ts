/** The types of events that hooks may be sent, by Okta's list of event types (release 2026.08.1). All others are in the System Log alone. */
export const hookEventTypes: ReadonlySet<string> = new Set([
  ...below("application.lifecycle", "activate", "create", "deactivate", "delete", "update"),
  "application.provision.group_push.mapping.update.or.delete.failed.with.error",
  ...below("application.provision.user", "delete", "delete.schedule", "import_profile", "push", "push_profile"),
  ...below("application.provision.user", "reactivate", "remove_entitlements", "remove_entitlements.schedule", "sync"),
  ...below("application.user_membership", "add", "change_password", "remove", "update"),
  ...below("group.application_assignment", "add", "remove", "update"),
  ...below("group.lifecycle", "create", "delete"),
  "group.profile.update",
  ...below("group.user_membership", "add", "remove"),
  ...below("system.api_token", "create", "request_outside_allowed_range", "revoke"),
  ...below("system.import", "complete", "entitlement.upper_limit_exceeded", "group.create", "group.delete"),
  ...below("system.import", "roadblock", "start"),
  ...below("system.org.rate_limit", "violation", "warning"),
  ...below("user.account", "lock", "privilege.grant", "privilege.revoke", "report_suspicious_activity_by_enduser"),
  ...below("user.account", "reset_password", "subscriptions.update", "unlock", "unlock_by_admin", "update_password"),
  "user.account.update_profile",
  "user.import.password",
  ...below("user.lifecycle", "activate", "create", "deactivate", "delete.initiated", "reactivate", "suspend"),
  "user.lifecycle.unsuspend",
]);

function below(prefix: string, ...ends: readonly string[]): readonly string[] {
  return ends.map((end) => `${prefix}.${end}`);
}
