import type { IndexedResource } from "../../sdk/query/data.ts";

/** Whether a resource is one that is looked for: by the beginning of its id, of its name or of a version's content, or by its owner's name. */
export function isSought(
  text: string,
  { resource, name, versions }: Pick<IndexedResource, "resource" | "name" | "versions">,
  owner: string,
): boolean {
  const sought = text.trim().toLowerCase();
  const hashes = [resource, name, ...versions.map(({ contentRoot }) => contentRoot)];
  return owner.toLowerCase().includes(sought) || hashes.some((each) => each.toLowerCase().startsWith(sought));
}
