import { indexerError } from "../../errors.ts";

const DEFAULT_PAGE = 30;
const MOST_PAGE = 1_000;

/** How much of a list is asked for, and from where on. */
export interface PageAsked {
  readonly perPage: number;
  readonly token: string | null;
}

/** The page that an address asks for. @throws `EPCIS_QUERY_INVALID`. */
export function pageIn(given: URLSearchParams): PageAsked {
  const value = given.get("perPage");
  const perPage = Number(value ?? DEFAULT_PAGE);
  if (!Number.isInteger(perPage) || perPage < 1) {
    throw indexerError("EPCIS_QUERY_INVALID", "perPage is a whole number from 1", { field: "perPage", value });
  }
  return { perPage: Math.min(perPage, MOST_PAGE), token: given.get("nextPageToken") };
}
