import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { NAVIGATION } from "../pages.ts";
import { useOnline } from "../browser/use-online.ts";
import { Badge } from "../design/mark.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { Logo } from "./logo.tsx";
import { SessionLink } from "../session/session-link.tsx";
import { LanguageSwitch, ThemeSwitch } from "./switches.tsx";
import { SHELL_TEXTS } from "./texts.ts";
import styles from "./shell.module.css";

/** What stands around every page: navigation, search, switches. */
export function Shell() {
  const isOnline = useOnline();
  const t = useCommon();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t("skip")}
      </a>
      <header className={styles.top}>
        <MenuButton path={path} />
        <Link to="/" className={styles.home} aria-label={`Tallystick, ${t("home")}`}>
          <Logo />
        </Link>
        <SearchBox />
        {!isOnline && <Badge state="warn">{t("offline.badge")}</Badge>}
        <div className={styles.switches}>
          <SessionLink />
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <nav className={styles.side} aria-label={t("pages")}>
        <Entries />
      </nav>
      <main id="content" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}

function Entries() {
  const t = useTexts(SHELL_TEXTS);
  return (
    <>
      {NAVIGATION.map((group) => (
        <ul key={group[0]?.id} className={styles.entries}>
          {group.map(({ id, path }) => (
            <li key={id}>
              <Link to={path} activeOptions={{ exact: path === "/" }} className={styles.entry}>
                {t(id)}
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </>
  );
}

/** Where there is no room for the navigation beside the page, it opens over it. */
function MenuButton({ path }: { readonly path: string }) {
  const t = useCommon();
  const dialog = useRef<HTMLDialogElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes when the page changes
  useEffect(() => dialog.current?.close(), [path]);
  return (
    <>
      <button type="button" className={styles.menu} onClick={() => dialog.current?.showModal()}>
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M2 5h16M2 10h16M2 15h16" stroke="currentColor" strokeWidth="2" />
        </svg>
        <span className="sr-only">{t("menu")}</span>
      </button>
      <dialog ref={dialog} className={styles.drawer} aria-label={t("menu")}>
        <button type="button" className={styles.switch} onClick={() => dialog.current?.close()}>
          {t("close")}
        </button>
        <nav aria-label={t("pages")}>
          <Entries />
        </nav>
      </dialog>
    </>
  );
}

function SearchBox() {
  const t = useCommon();
  const navigate = useNavigate();
  const search = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    if (q !== "") navigate({ to: "/search", search: { q } });
  };
  return (
    <search className={styles.search}>
      <form onSubmit={search}>
        <input name="q" type="search" autoComplete="off" placeholder={t("search.hint")} aria-label={t("search")} />
      </form>
    </search>
  );
}
