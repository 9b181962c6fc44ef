import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../../sdk/core/errors.ts";

/** Codes about publishing a content from a file, and about what was published. */
export const PUBLISHING_CATALOGUE = {
  SOURCE_UNREADABLE: {
    retryable: false,
    meaning: "A file that was to be published is not there, may not be read, or is not of the format.",
    remedy: "Check the path `values.path` and the format; the reason is in `values.reason`.",
  },
  SOURCE_EMPTY: {
    retryable: false,
    meaning: "A file that was to be published has no row, or no byte.",
    remedy: "Publish `values.path` when there is something in it.",
  },
  SOURCE_CHANGED: {
    retryable: false,
    meaning: "A file was changed or replaced while it was being published. Nothing was published.",
    remedy: "Publish a copy that nobody writes to.",
  },
  SOURCE_LINE_INVALID: {
    retryable: false,
    meaning:
      "A line of a CSV file has more or fewer fields than the header, a quote that does not end, or bytes that are not UTF-8.",
    remedy: "Mend the line `values.line` of `values.path`; the reason is in `values.reason`.",
  },
  SOURCE_VALUE_INVALID: {
    retryable: false,
    meaning: "A value of a file is not one of its column's type.",
    remedy: "Mend the value `values.value` of the column `values.column` in row `values.row`, or declare another type.",
  },
  SOURCE_COLUMNS_INVALID: {
    retryable: false,
    meaning: "A file has a column twice or without a name, or other columns than the schema says.",
    remedy: "Compare the column `values.column` with the schema.",
  },
  SOURCE_TYPE_UNSUPPORTED: {
    retryable: false,
    meaning:
      "A column of a Parquet file has a type that has no canonical encoding here, or another one than the schema says.",
    remedy: "Write the column `values.column` of type `values.type` as one of the types of docs/data-content.md.",
  },
  SOURCE_ROW_TOO_LARGE: {
    retryable: false,
    meaning: "A row of a file is larger than a row may be.",
    remedy: "Split the row `values.row`, or publish the file as chunks of bytes.",
  },
  PUBLISHED_CONTENT_DAMAGED: {
    retryable: false,
    meaning: "The files of a published content are not those that were written.",
    remedy:
      "Restore the folder `values.path` from a backup, or publish the source again: with the same seed it has the same root.",
  },
  PUBLISHED_CONTENT_EXISTS: {
    retryable: false,
    meaning: "A content is published in a folder already, and contents are never written over.",
    remedy: "Give another folder than `values.path`.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly publishing: keyof typeof PUBLISHING_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const publishingError = /* @__PURE__ */ errorsOf(PUBLISHING_CATALOGUE);
