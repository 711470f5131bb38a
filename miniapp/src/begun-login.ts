import type { LoginCode } from "../../shared/api/session.ts";

export interface BegunLogin {
  code: LoginCode;
  /** The page that asked for the login. */
  wanted: string | null;
}

const STORED = "toso:begun-login";

/** For this tab only: it goes to Zalo's page and comes back, and nobody but it may finish the login. */
export function keepBegunLogin(login: BegunLogin | undefined): void {
  try {
    if (login) window.sessionStorage.setItem(STORED, JSON.stringify(login));
    else window.sessionStorage.removeItem(STORED);
  } catch {
    // Closed storage: the way by chat works without leaving the page.
  }
}

export function readBegunLogin(): BegunLogin | undefined {
  try {
    return (JSON.parse(window.sessionStorage.getItem(STORED) ?? "null") as BegunLogin | null) ?? undefined;
  } catch {
    return undefined;
  }
}
