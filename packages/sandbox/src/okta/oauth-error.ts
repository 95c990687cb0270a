/** A refusal of the token endpoint, in the shape of RFC 6749 §5.2 and not in Okta's own. */
export class OAuthError extends Error {
  override readonly name = "OAuthError";
  readonly status: 400 | 401;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: 400 | 401, code: string, description: string, headers: Readonly<Record<string, string>> = {}) {
    super(description);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
