// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of the package

export {
  DOCUMENT_CODE_LIST,
  DOCUMENT_CODES,
  type DocumentBundle,
  type DocumentCode,
  type DocumentData,
  type DocumentElement,
  exportDocumentData,
  importDocumentData,
  KTDDE,
} from "./document-data.ts";
