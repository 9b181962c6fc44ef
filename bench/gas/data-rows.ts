import { type Gas, of, type Row, row } from "./row.ts";

/** Data sharing: from a version of a resource to an access under an agreement. */
export function dataRows(ours: Gas): Row[] {
  const names = ["data-publish-version", "data-request", "data-grant", "data-access-receipt"];
  return names.map((name) => row(name, of(ours, name)));
}
