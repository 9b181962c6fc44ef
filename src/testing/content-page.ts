/** What a reader does in a browser: opens the envelope, opens the content, verifies every row. Bundled by its test. */
import { getBytes } from "ethers";
import type { ExpectedContent } from "../sdk/data/model/content/verify-disclosure.ts";
import { verifyContentDisclosure } from "../sdk/data/model/content/verify-disclosure.ts";
import { readExtraction } from "../sdk/data/model/extraction/read.ts";
import { type Grant, unwrapContentKey } from "../sdk/data/model/seal/key-envelope.ts";
import { openContent } from "../sdk/data/model/seal/open.ts";

/** All bytes in hex, so that it can be handed over as JSON. */
export interface ReadTask {
  readonly expected: ExpectedContent;
  readonly grant: Grant;
  readonly privateKey: string;
  readonly envelope: string;
  readonly context: string;
  readonly sealed: string;
  /** As JSON. */
  readonly disclosure: string;
}

export async function readContent({ expected, grant, context, ...task }: ReadTask) {
  const [privateKey, envelope] = [getBytes(task.privateKey), getBytes(task.envelope)];
  const key = await unwrapContentKey({ grant, privateKey, envelope });
  const { content, sealed } = await openContent({ key, context, sealed: [getBytes(task.sealed)] });
  const rows: string[] = [];
  for await (const some of readExtraction(expected, content)) {
    for (let i = 0; i < some.count; i++) rows.push(some.values(i).map(String).join());
  }
  const proved = verifyContentDisclosure(expected, JSON.parse(task.disclosure));
  const { ciphertextHash } = await sealed;
  return { rows, ciphertextHash, proved: proved.map(({ values }) => [...values.values()].map(String).join()) };
}
