import type { SentInvitation, StoredTeam, StoredUser } from "./learn-amp-company.ts";
import type { LearnAmpScope } from "./learn-amp-scopes.ts";

/** A user made by hand in the product. */
export interface NewLearnAmpUser extends Partial<Omit<StoredUser, "id">> {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** What an admin does in the product, and what a test may look at. Nobody is invited by an act. Acts on unknown ids throw a RangeError. */
export interface LearnAmpActs {
  /** Everything as it is, whatever the API shows of it. */
  readonly inspect: () => {
    readonly users: readonly StoredUser[];
    readonly teams: readonly StoredTeam[];
    /** Every mail with an invitation, in the order they were sent. */
    readonly invitations: readonly SentInvitation[];
  };
  readonly user: (id: number) => StoredUser;
  readonly team: (id: number) => StoredTeam;
  /** Confirmed, unless said otherwise. Gives the id. */
  readonly addUser: (user: NewLearnAmpUser) => number;
  /** Changes what an admin may change, `role: "owner"` included. */
  readonly updateUser: (id: number, change: Partial<Omit<StoredUser, "id">>) => void;
  /** With everything the vendor changes along with it. Throws a RangeError for the last Owner. */
  readonly deactivate: (id: number) => void;
  readonly reactivate: (id: number) => void;
  readonly removeUser: (id: number) => void;
  /** Gives the id. */
  readonly addTeam: (team: Partial<Omit<StoredTeam, "id">> & Pick<StoredTeam, "name">) => number;
  readonly updateTeam: (id: number, change: Partial<Omit<StoredTeam, "id">>) => void;
  readonly removeTeam: (id: number) => void;
  /** Scopes of the credential for tokens from now on; those given already keep theirs. */
  readonly setScopes: (scopes: readonly LearnAmpScope[]) => void;
  /** Ends every token given so far; another one can be fetched. */
  readonly revokeTokens: () => void;
  /** Makes the credential unknown, with every token of it. */
  readonly removeCredential: () => void;
}
