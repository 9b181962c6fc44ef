import { useNavigate, useSearch } from "@tanstack/react-router";
import { Select } from "../design/select.tsx";
import { useTexts } from "../text/texts.ts";
import { SESSION_TEXTS } from "./texts.ts";
import { useSession } from "./use-session.ts";

const WHOSE = ["mine", "all"] as const;

interface Whose {
  /** For the question: only what the viewer's organisation is a party to. */
  readonly filter: { readonly mine?: true };
  /** Where one chooses; null for who is not signed in, who has nothing of his own. */
  readonly choice: React.ReactNode;
  /** What it means that there is none, where only the viewer's are listed. */
  readonly none: string | undefined;
}

/**
 * Whose things are listed; it is in the address. A regulator looks at everybody's first, everybody else at his own.
 *
 * @param first What everybody looks at first, of what is told to all members.
 */
export function useWhose(first: (typeof WHOSE)[number] = "mine"): Whose {
  const t = useTexts(SESSION_TEXTS);
  const session = useSession();
  const navigate = useNavigate();
  const { whose } = useSearch({ strict: false }) as { readonly whose?: string };
  if (session === undefined) return { filter: {}, choice: null, none: undefined };
  const usual = session.roles.includes("REGULATOR") ? "all" : first;
  const selected = WHOSE.find((each) => each === whose) ?? usual;
  const choose = (value: string) => {
    const search = (former: Record<string, unknown>) => ({ ...former, whose: value });
    return navigate({ to: ".", search, replace: true });
  };
  return {
    filter: selected === "mine" ? { mine: true } : {},
    none: selected === "mine" ? t("whose.none") : undefined,
    choice: (
      <Select
        label={t("whose")}
        value={selected}
        onChange={choose}
        options={WHOSE.map((each) => ({ value: each, text: t(`whose.${each}`) }))}
      />
    ),
  };
}
