import { type FormEvent, useState } from "react";
import type { Fault, NewFault, OfficialAccount } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";
import { apiError, callChoices, callsTitle, faultChoices, faultTitle } from "./fault-choices.ts";

const OTHER_ERROR = "other";

/** Faults on demand, to see how the product bears them. */
export function FaultsTool({ faults, oas }: { faults: readonly Fault[]; oas: readonly OfficialAccount[] }) {
  const run = useCommand();
  return (
    <>
      <FaultForm oas={oas} />
      <h3>Đang bật</h3>
      {faults.length === 0 && <p className="empty">Không có lỗi nào: Zalo giả chạy bình thường.</p>}
      <ul className="faults">
        {faults.map((fault) => (
          <li key={fault.id}>
            <span>
              <strong>{faultTitle(fault)}</strong>
              {callsTitle(fault) && `, chỉ khi: ${callsTitle(fault)}`}
              <br />
              đã gây {fault.hits} lần{fault.remaining !== undefined && `, còn ${fault.remaining}`}
              {fault.share !== undefined && `, ${Math.round(fault.share * 100)} % số cuộc gọi`}
            </span>
            <button
              type="button"
              className="small"
              aria-label={`Bỏ ${faultTitle(fault)}`}
              onClick={() => run(control.removeFault(fault.id))}
            >
              Bỏ
            </button>
          </li>
        ))}
      </ul>
      {faults.length > 1 && (
        <button type="button" className="small" onClick={() => run(control.removeFaults(), "Đã bỏ mọi lỗi.")}>
          Bỏ hết
        </button>
      )}
    </>
  );
}

function FaultForm({ oas }: { oas: readonly OfficialAccount[] }) {
  const run = useCommand();
  const [choice, setChoice] = useState("0");
  const options = (on: NewFault["on"]) =>
    faultChoices.map(
      ({ title, fault }, place) =>
        fault.on === on && (
          <option key={title} value={place}>
            {title}
          </option>
        ),
    );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fault = faultOf(choice, new FormData(event.currentTarget));
    if (fault) run(control.addFault(fault), "Đã bật lỗi.");
  }

  return (
    <form className="tool-form" onSubmit={submit}>
      <label>
        Lỗi
        <select value={choice} onChange={(event) => setChoice(event.target.value)}>
          <optgroup label="Khi sản phẩm gọi Zalo">
            {options("api")}
            <option value={OTHER_ERROR}>Lỗi mã khác…</option>
          </optgroup>
          <optgroup label="Khi Zalo gửi webhook">{options("webhook")}</optgroup>
        </select>
      </label>
      {choice === OTHER_ERROR && (
        <label>
          Mã lỗi của Zalo
          <input name="code" inputMode="numeric" pattern="-?\d{1,5}" defaultValue="-201" required />
        </label>
      )}
      {chosen(choice)?.on === "api" && (
        <label>
          Chỉ khi
          <select name="path">
            {callChoices.map(({ title, path }) => (
              <option key={path} value={path}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="pair">
        <label>
          Số lần
          <input name="count" inputMode="numeric" pattern="\d{0,6}" defaultValue="3" placeholder="đến khi bỏ" />
        </label>
        <label>
          Phần trăm cuộc gọi
          <input name="share" inputMode="numeric" pattern="\d{1,2}|100" defaultValue="100" required />
        </label>
      </div>
      {oas.length > 1 && (
        <label>
          Chỉ với OA
          <select name="oaId">
            <option value="">Mọi OA</option>
            {oas.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className="primary">
        Bật lỗi
      </button>
    </form>
  );
}

/** The code of an “other error” is typed beside it. */
function chosen(choice: string, code = Number.NaN): NewFault | undefined {
  return choice === OTHER_ERROR ? apiError(code) : faultChoices[Number(choice)]?.fault;
}

function faultOf(choice: string, form: FormData): NewFault | undefined {
  const number = (name: string) => Number.parseInt(String(form.get(name) ?? ""), 10);
  const fault = chosen(choice, number("code"));
  const path = String(form.get("path") ?? "");
  const oaId = String(form.get("oaId") ?? "");
  return (
    fault && {
      ...fault,
      ...(path && { path }),
      ...(number("count") > 0 && { count: number("count") }),
      ...(number("share") < 100 && { share: number("share") / 100 }),
      ...(oaId && { oaId }),
    }
  );
}
