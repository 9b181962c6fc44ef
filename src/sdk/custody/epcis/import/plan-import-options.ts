import type { Role } from "../../../members/model/roles.ts";
import type { Profile } from "../../model/profile.ts";

/** What is needed to read other systems' events. */
export interface PlanImportOptions {
  /** The rules of the flow on this chain. Without a profile, other systems' events become no acts. */
  readonly profile?: Profile;
  /** Uids of statements under which units are destroyed; no event names them. Each is about the units of one event, see `unitsSubject`. */
  readonly certificates?: readonly string[];
  /** Roles of parties, by GLN or number. Where several steps of a profile have one CBV term, the receiver's roles say which it is. */
  readonly roles?: Readonly<Record<string, readonly Role[]>>;
}
