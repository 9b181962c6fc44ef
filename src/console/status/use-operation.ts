import { queryOperation } from "../../sdk/query/common.ts";
import { useThing } from "../api/use-api.ts";

/** How the node is, what waits, what failed. */
export const useOperation = () => useThing("operation", queryOperation, {});
