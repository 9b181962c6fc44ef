/** Data of trade documents under the names of ICC's Key Trade Documents and Data Elements: an element's name is its UID, that of UNTDED (ISO 7372). */
import type { Json } from "../../core/json/canonical-json.ts";
import { any, bytes32, is, list, object, type Refuse, text } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import { refuse } from "../model/messages.ts";

export const KTDDE = "ICC KTDDE";
export const DOCUMENT_CODE_LIST = "UN/CEFACT 1001";

/** What a code of UN/CEFACT 1001 stands for, of documents that are usual under a credit; others are kept as they are. */
export const DOCUMENT_CODES: Readonly<Record<string, string>> = {
  "271": "packing list",
  "380": "commercial invoice",
  "381": "credit note",
  "393": "factored invoice",
  "705": "bill of lading",
};

/** What is said in words of another system, and kept as it is. */
type Others = Readonly<Record<string, Json>>;

/** One value, and by whose list it is named. */
export interface DocumentElement {
  readonly standard: string;
  readonly version: string;
  /** Of KTDDE, a UID: four digits. */
  readonly field: string;
  readonly value: Json;
  readonly others?: Others;
}

export interface DocumentData {
  /** What document it is, such as 380 of UN/CEFACT 1001. */
  readonly code: DocumentCode;
  readonly elements: readonly DocumentElement[];
  readonly others?: Others;
}

export interface DocumentCode {
  readonly standard: string;
  readonly version: string;
  readonly field: string;
  readonly others?: Others;
}

/** Documents of one presentation. */
export interface DocumentBundle {
  /** Id of the act on the chain that they belong to: the presentation. */
  readonly act?: string;
  readonly documents: readonly DocumentData[];
  readonly others?: Others;
}

const anything = () => true;
const NAMED = { standard: text, version: text, field: text };
const uid = is((value) => /^\d{4}$/.test(String(value)), "a UID of four digits");
const BUNDLE = object(
  { documents: list(object({ code: object(NAMED, {}, anything), elements: list(elementForm) }, {}, anything)) },
  { act: bytes32 },
  anything,
);

function elementForm(value: unknown, field: string, say: Refuse): void {
  object({ ...NAMED, value: any }, {}, anything)(value, field, say);
  const { standard, field: name } = value as DocumentElement;
  if (standard === KTDDE) uid(name, `${field}.field`, say);
}

/**
 * Writes document data as JSON: each element with the list, the version and the name by which it is called, and the act on the chain. What nobody here knows is
 * written where it stood.
 *
 * @throws `CREDIT_JSON_INVALID`.
 *
 * @example
 * import { exportDocumentData, KTDDE } from "tallystick/credits";
 *
 * const code = { standard: "UN/CEFACT 1001", version: "D.23B", field: "380" };
 * const number = { standard: KTDDE, version: "2024-04", field: "1004", value: "INV-7" };
 * console.log(exportDocumentData({ documents: [{ code, elements: [number] }] }));
 */
export function exportDocumentData({ act, documents, others }: DocumentBundle): string {
  const written = {
    ...others,
    ...(act !== undefined && { act }),
    documents: documents.map(({ code, elements, others: beside }) => {
      return { ...beside, code: spread(code), elements: elements.map(spread) };
    }),
  };
  BUNDLE(written, "", refuse);
  return JSON.stringify(written, null, 2);
}

/**
 * Reads what `exportDocumentData` writes. Nothing is set by it anywhere: it is data, for people to look at and to present. Members that nobody here knows are kept
 * in `others`.
 *
 * @throws `JSON_INVALID`, `CREDIT_JSON_INVALID`.
 *
 * @example
 * import { exportDocumentData, importDocumentData } from "tallystick/credits";
 *
 * const text = exportDocumentData({ documents: [] });
 * const { documents } = importDocumentData(text);
 */
export function importDocumentData(json: string): DocumentBundle {
  const read = parseJson(json);
  BUNDLE(read, "", refuse);
  const { act, documents, ...others } = read as unknown as Required<Pick<DocumentBundle, "act" | "documents">> & Others;
  return {
    ...(act !== undefined && { act }),
    documents: documents.map((document) => {
      const { code, elements, ...beside } = document as DocumentData & Others;
      const { standard, version, field, ...rest } = code as DocumentCode & Others;
      return {
        code: { standard, version, field, ...kept(rest) },
        elements: elements.map(elementOf),
        ...kept(beside as Others),
      };
    }),
    ...kept(others),
  };
}

function elementOf(element: DocumentElement): DocumentElement {
  const { standard, version, field, value, ...rest } = element as DocumentElement & Others;
  return { standard, version, field, value, ...kept(rest as Others) };
}

const kept = (others: Others): { readonly others?: Others } => (Object.keys(others).length > 0 ? { others } : {});

const spread = <T extends { readonly others?: Others }>({ others, ...known }: T) => ({ ...others, ...known });
