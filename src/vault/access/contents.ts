import { join } from "node:path";
import type { VersionDocument } from "../catalogue/documents.ts";
import type { ContentFolders } from "../content/files.ts";
import { openPublished, type StoredContent } from "../content/store/open-content.ts";

/** Port: the contents of the vault's versions. Who opens one closes it. */
export interface Contents {
  /** @throws `PUBLISHED_CONTENT_DAMAGED`. */
  open(document: Pick<VersionDocument, "folder">): StoredContent;
}

/** @param root Folder of the owner's contents. They are plaintext: it is not the vault's store. */
export function contentsIn(folders: ContentFolders, root: string): Contents {
  return { open: ({ folder }) => openPublished(folders, join(root, folder)) };
}
