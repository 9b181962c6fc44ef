import { plainText } from "../../lib/text/plain-text.ts";

/**
 * Text that somebody put on the chain: one line of text and nothing else, set apart from the direction of what stands around it. No
 * link, no picture, no markup comes of it.
 */
export function ChainText({ text, longest }: { readonly text: string; readonly longest?: number }) {
  return <bdi translate="no">{plainText(text, longest)}</bdi>;
}
