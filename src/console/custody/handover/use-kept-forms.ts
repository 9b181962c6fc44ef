import { useEffect, useState } from "react";
import { drop, keep, keptUnder } from "../../browser/kept.ts";
import { FORM } from "../../browser/kept-names.ts";
import { onViewerChanged } from "../../browser/viewer-changes.ts";

/** What a form has in its fields. */
export type Fields = Readonly<Record<string, string>>;

interface KeptForm {
  readonly name: string;
  readonly fields: Fields;
}

/** Forms whose fields outlast the page: a phone's browser may end a page while the camera is open. */
export interface KeptForms {
  of(name: string): Fields;
  /** Puts all fields of a form in the place of those that it had. */
  put(name: string, fields: Fields): void;
  /** Once it was signed. */
  drop(name: string): void;
  /** How often all of them were dropped: what was made of them is made anew then. */
  readonly dropped: number;
  /** What is shown is empty, as what is kept is. */
  empty(): void;
}

/** Undefined until what was begun here before was looked for. */
export function useKeptForms(): KeptForms | undefined {
  const [forms, setForms] = useState<Readonly<Record<string, Fields>>>();
  const [dropped, setDropped] = useState(0);
  const empty = () => {
    setForms({});
    setDropped((times) => times + 1);
  };
  useEffect(() => {
    keptUnder<KeptForm>(FORM).then((kept) =>
      setForms(Object.fromEntries(kept.map(({ name, fields }) => [name, fields]))),
    );
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for as long as the page is open
  useEffect(() => onViewerChanged((change) => change !== "in" && empty()), []);
  if (forms === undefined) return undefined;
  return {
    dropped,
    empty,
    of: (name) => forms[name] ?? {},
    put(name, fields) {
      setForms((all) => ({ ...all, [name]: fields }));
      void keep(FORM + name, { name, fields } satisfies KeptForm);
    },
    drop(name) {
      setForms((all) => ({ ...all, [name]: {} }));
      void drop(FORM + name);
    },
  };
}
