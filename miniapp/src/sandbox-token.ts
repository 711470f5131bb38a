/**
 * The chat page that stands in for Zalo shows us in a frame of its own origin and hands the person's token over in the
 * address. Anywhere else such an address would be somebody else's login forced on the reader, so it is ignored.
 */
export function takeSandboxToken(): string | undefined {
  const address = new URL(window.location.href);
  const token = address.searchParams.get("sandboxToken");
  if (token === null) return undefined;
  address.searchParams.delete("sandboxToken");
  window.history.replaceState(window.history.state, "", address);
  return isFramedByOurselves() && token !== "" ? token : undefined;
}

export function isFramedByOurselves(): boolean {
  if (window.parent === window) return false;
  try {
    return window.parent.location.origin === window.location.origin;
  } catch {
    return false;
  }
}
