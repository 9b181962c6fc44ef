import { Link } from "@tanstack/react-router";
import { ChainText } from "../design/chain-text.tsx";
import { useNames } from "./use-names.ts";

/** An organisation by its name, with the way to its page. */
export function OrgLink({ org }: { readonly org: number | null }) {
  const names = useNames();
  if (org === null || org === 0) return <span>–</span>;
  return (
    <Link to="/organisations/$org" params={{ org: String(org) }}>
      <ChainText text={names.get(org) ?? `#${org}`} />
    </Link>
  );
}
