import { Link } from "@tanstack/react-router";

/** A reading by its number. */
export function ReadingLink({ station, seq }: { readonly station: number; readonly seq: number }) {
  return (
    <Link to="/stations/$id/readings/$seq" params={{ id: String(station), seq: String(seq) }}>
      {seq}
    </Link>
  );
}
