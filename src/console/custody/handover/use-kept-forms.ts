import { useEffect, useState } from "react";
import { drop, keep, keptUnder } from "../../browser/kept.ts";

const BEGINNING = "form ";

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
}

/** Undefined until what was begun here before was looked for. */
export function useKeptForms(): KeptForms | undefined {
  const [forms, setForms] = useState<Readonly<Record<string, Fields>>>();
  useEffect(() => {
    keptUnder<KeptForm>(BEGINNING).then((kept) =>
      setForms(Object.fromEntries(kept.map(({ name, fields }) => [name, fields]))),
    );
  }, []);
  if (forms === undefined) return undefined;
  return {
    of: (name) => forms[name] ?? {},
    put(name, fields) {
      setForms((all) => ({ ...all, [name]: fields }));
      void keep(BEGINNING + name, { name, fields } satisfies KeptForm);
    },
    drop(name) {
      setForms((all) => ({ ...all, [name]: {} }));
      void drop(BEGINNING + name);
    },
  };
}
