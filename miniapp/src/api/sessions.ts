import type { LoginAnswer, LoginCode, Me } from "../../../shared/api/session.ts";
import { callServer } from "./client.ts";

export type LoggedIn = Extract<LoginAnswer, { state: "done" }>;

export const logInWithZalo = (miniAppToken: string) =>
  callServer<LoggedIn>("/sessions", { method: "POST", body: { miniAppToken } });

export const askLoginCode = () => callServer<LoginCode>("/login-codes", { method: "POST" });

/** `pending` until the code was sent by chat. */
export const logInWithCode = (wait: string) => callServer<LoginAnswer>("/sessions", { method: "POST", body: { wait } });

export const endSession = (token: string) => callServer<void>("/sessions/current", { method: "DELETE", token });

export const readMe = (token: string) => callServer<Me>("/me", { token });
