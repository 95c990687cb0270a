/** What a token was made for; there is nothing between. */
export type InsightfulPermission = "READ" | "WRITE";

/** The token in force: null once it is revoked. */
export interface AccessInForce {
  token: string | null;
  permission: InsightfulPermission;
  /** Whether a directory or HR integration is on, under which people cannot edit teams. */
  integration: boolean;
}

/** Whether a request carries the token. */
export function isAuthenticated(request: Request, { token }: AccessInForce): boolean {
  return token !== null && request.headers.get("authorization") === `Bearer ${token}`;
}
