import { type AccessToken, basic, createTokenEndpoint, type Io, type Vendor } from "@rosterkit/core/adapter";

/** Where and how a token is asked for. */
export interface TokenRequest {
  /** The authorisation server's token endpoint. https, or http to this machine. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Absent: not sent. */
  readonly scope?: string | undefined;
  /** Sent as `audience`, as some authorisation servers want it. Absent: not sent. */
  readonly audience?: string | undefined;
  /** Where id and secret go: into a Basic header (RFC 6749 §2.3.1) or into the body. Default `header`. */
  readonly credentialsIn?: "header" | "body" | undefined;
  /** Id and name of the vendor, for errors. */
  readonly vendor: Pick<Vendor, "id" | "name">;
}

/** A function that fetches a token with a client id and its secret. */
export function createTokenRequest(request: TokenRequest, io: Io): () => Promise<AccessToken> {
  const { tokenUrl, vendor, clientId, clientSecret, scope, audience } = request;
  const inBody = request.credentialsIn === "body";
  const authentication = inBody ? undefined : basic(formText(clientId), formText(clientSecret));
  const remedy = "Check the client id, its secret and the scope.";
  const ask = createTokenEndpoint({ tokenUrl, vendor, authentication, remedy }, io);
  return () =>
    ask({
      grant_type: "client_credentials",
      ...(scope !== undefined && { scope }),
      ...(audience !== undefined && { audience }),
      ...(inBody && { client_id: clientId, client_secret: clientSecret }),
    });
}

/** RFC 6749 §2.3.1 has both encoded as in a form before they are joined by a colon. */
const formText = (text: string): string => new URLSearchParams({ "": text }).toString().slice(1);
