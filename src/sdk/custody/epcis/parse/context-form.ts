import type { Form } from "../../../core/json/json-form.ts";
import { isUri } from "../uri.ts";
import { distinct } from "./forms.ts";

const entry: Form = (value, field, refuse) => {
  const names = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!names && !isUri(value)) refuse(field, value, "the URI of a context, or an object of names");
};

const entries = distinct(entry);

/** An `@context`. */
export const context: Form = (value, field, refuse) => (Array.isArray(value) ? entries : entry)(value, field, refuse);
