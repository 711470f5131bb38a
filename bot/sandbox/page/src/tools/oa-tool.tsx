import { type FormEvent, useState } from "react";
import type { CreatedOas, Snapshot } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { OaCard } from "./oa-card.tsx";
import { WebhookCard } from "./webhook-card.tsx";

/** Load tests make thousands; these are enough to look at. */
const MOST_APPS = 5;
const MOST_OAS = 10;

export function OaTool({ world }: { world: Snapshot }) {
  const now = Date.now() + world.clock.offsetMs;
  return (
    <>
      {world.apps.slice(0, MOST_APPS).map((app) => (
        <WebhookCard key={app.id} app={app} retrySpeed={world.clock.retrySpeed} />
      ))}
      {world.oas.slice(0, MOST_OAS).map((oa) => (
        <OaCard key={oa.id} oa={oa} now={now} />
      ))}
      <NewOa firstPersonId={world.people[0]?.id} />
    </>
  );
}

/** A second OA. The first person follows it, so that it shows on a phone. */
function NewOa({ firstPersonId }: { firstPersonId: string | undefined }) {
  const run = useCommand();
  const [made, setMade] = useState<CreatedOas["oas"][number]>();

  async function create(name: string) {
    const { oas } = await control.addOas({ name });
    const [oa] = oas;
    if (!oa) return;
    setMade(oa);
    if (firstPersonId) await control.personDoes(firstPersonId, "follow", oa.oaId);
    await control.changeOa(oa.oaId, { isGranted: true });
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (name) run(create(name), `Đã thêm OA ${name}.`);
    event.currentTarget.reset();
  }

  return (
    <section className="tool-card">
      <h3>Thêm OA</h3>
      <form className="tool-row" onSubmit={submit}>
        <input
          name="name"
          className="grow"
          aria-label="Tên OA mới"
          placeholder="Xã Thạch Hưng"
          maxLength={200}
          required
        />
        <button type="submit" className="small">
          Thêm
        </button>
      </form>
      {made && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        <pre tabIndex={0}>
          {`ZALO_OA_ID=${made.oaId}\nZALO_OA_SECRET_KEY=${made.oaSecretKey}\nZALO_OA_ACCESS_TOKEN=${made.accessToken}\nZALO_OA_REFRESH_TOKEN=${made.refreshToken}`}
        </pre>
      )}
    </section>
  );
}
