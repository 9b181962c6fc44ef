import { setImmediate } from "node:timers/promises";
import { hexlify } from "ethers";
import type { ContentId } from "../../../sdk/data/model/content/content-id.ts";
import { LeafHasher } from "../../../sdk/data/model/content/hash-rows.ts";
import { NODE, TreeRoot } from "../../../sdk/data/model/tree/tree-root.ts";
import type { ContentFile } from "../files.ts";

/** Leaves that are hashed before others get their turn. */
const PORTION = 8_192;

/** Builds the tree over rows' digests and writes every node to its place. Memory is flat. Gives the root in hex. */
export async function writeTree(content: ContentId, digests: ContentFile, nodes: ContentFile): Promise<string> {
  const { count } = content;
  const leaves = new LeafHasher(content);
  const tree = new TreeRoot({
    count,
    portion: PORTION / 2,
    onNodes: (place, some) => nodes.write(place * NODE, some),
  });
  for (let from = 0; from < count; from += PORTION) {
    const rows = Math.min(PORTION, count - from);
    tree.push(from, leaves.hash(from, digests.read(from * NODE, rows * NODE)));
    await setImmediate();
  }
  const root = hexlify(tree.finish());
  nodes.sync();
  return root;
}
