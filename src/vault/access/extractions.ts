import type { Selection } from "../../sdk/data/model/agreement/selection.ts";
import type { SealedExtraction } from "./transfer.ts";

export interface SealParameters {
  readonly resource: string;
  readonly version: number;
  readonly selection: Selection;
  /** Digest of the request: what a selection is sealed for. */
  readonly requestHash: string;
}

/** Port: ciphertexts of what is asked for. */
export interface Extractions {
  /**
   * The ciphertext of a whole version, which is sealed once, or of a selection, which is sealed for this request.
   *
   * @throws `ACCESS_VERSION_WRONG`, `ACCESS_TOO_LARGE`, `SELECTION_INVALID`.
   */
  seal(parameters: SealParameters): Promise<SealedExtraction>;
}
