import type { Profile } from "../../../model/profile.ts";
import type { EventReader } from "../event-reader.ts";
import type { KnownUnits } from "../known-units.ts";
import type { PlanImportOptions } from "../plan-import-options.ts";
import type { CommonFields } from "../planned-act.ts";

/** What another system's event is planned with. */
export interface PlanContext extends Omit<PlanImportOptions, "profile"> {
  readonly read: EventReader;
  readonly profile: Profile;
  readonly common: CommonFields;
  readonly known: KnownUnits;
  /** Units that others are packed into somewhere in the document. */
  readonly containers: ReadonlySet<string>;
}
