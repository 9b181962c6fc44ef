import type { QueryRoute } from "../sdk/query/route.ts";
import type { Projection } from "./project/projection.ts";
import type { Answers } from "./serve/answers.ts";
import type { ViewerOf } from "./serve/viewer.ts";
import type { Table } from "./store/table.ts";

/** What the indexer knows of one domain: in the folder of its name. */
export interface IndexedDomain {
  readonly name: string;
  readonly tables: readonly Table[];
  /** One for each contract. A contract that the deployment lacks is left out. */
  readonly projections: readonly Projection[];
  /** Of the SDK, and what answers each by its name. */
  readonly routes: readonly QueryRoute[];
  readonly answers: Answers;
  /** Who an account is now; of one domain. */
  readonly viewerOf?: ViewerOf;
}
