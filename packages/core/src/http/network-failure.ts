/** What is known of a call that failed below HTTP. */
export interface NetworkFailure {
  /** A code such as `ECONNREFUSED`; `UNKNOWN` when the platform does not say. */
  readonly reason: string;
  readonly explanation: string;
  readonly remedy?: string;
  /** The request cannot have reached the vendor. */
  readonly isUnsent: boolean;
  /** Another try may succeed without anybody changing anything. */
  readonly isPassing: boolean;
}

interface Known {
  readonly explanation: string;
  readonly remedy?: string;
  readonly isUnsent?: boolean;
  readonly isPassing?: boolean;
}

const checkAddress = "Check the address for typing mistakes, and that this machine can reach it.";
const checkCertificate =
  "Check the address; if a proxy on your network opens https, add its certificate authority to the trusted ones.";
const distrusted: Known = {
  explanation: "its certificate is not trusted",
  remedy: checkCertificate,
  isUnsent: true,
  isPassing: false,
};
const unreachable: Known = { explanation: "the host cannot be reached", remedy: checkAddress, isUnsent: true };

/** Codes of Node and its fetch; other platforms tell less, and what is unknown counts as sent. */
const known: Readonly<Record<string, Known>> = {
  TIMEOUT: { explanation: "no answer within the time limit", remedy: "Try again later, or raise the time limit." },
  ECONNREFUSED: { explanation: "nothing accepts connections there", remedy: checkAddress, isUnsent: true },
  ENOTFOUND: { explanation: "there is no host of that name", remedy: checkAddress, isUnsent: true, isPassing: false },
  EAI_AGAIN: { explanation: "the name of the host could not be looked up", remedy: checkAddress, isUnsent: true },
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  UND_ERR_CONNECT_TIMEOUT: unreachable,
  ECONNRESET: { explanation: "the connection was closed early" },
  EPIPE: { explanation: "the connection was closed early" },
  UND_ERR_SOCKET: { explanation: "the connection was closed early" },
  CERT_HAS_EXPIRED: distrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: distrusted,
  SELF_SIGNED_CERT_IN_CHAIN: distrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: distrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: distrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: distrusted,
};

/** Reads what `fetch` rejected with. Nothing of its text is kept: some implementations quote the address, query string and all. */
export const readNetworkFailure = (error: unknown): NetworkFailure => explainReason(codeOf(error) ?? "UNKNOWN");

/** What a code means. */
export const explainReason = (reason: string): NetworkFailure => ({
  isUnsent: false,
  isPassing: true,
  explanation: "the connection failed",
  remedy: checkAddress,
  ...known[reason],
  reason,
});

/** The code closest to the root, looked for through a few causes. */
const codeOf = (error: unknown, depth = 0): string | undefined => {
  if (!(error instanceof Error) || depth > 4) return undefined;
  const { code } = error as { readonly code?: unknown };
  const own = typeof code === "string" && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined;
  return codeOf(error.cause, depth + 1) ?? own;
};
