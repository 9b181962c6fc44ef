import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";

// Otherwise it would ask a foreign server for itself.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith(".wasm") ? wasmUrl : prefix + path) },
});

/** The text of the first code in a picture; undefined where there is none. */
export async function scanPicture(picture: Blob | ImageData): Promise<string | undefined> {
  const [found] = await readBarcodes(picture, { formats: ["QRCode", "DataMatrix"], tryHarder: true });
  return found?.text;
}
