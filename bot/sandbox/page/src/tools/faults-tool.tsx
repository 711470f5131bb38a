import { useState } from "react";
import type { Fault, NewFault } from "../../../protocol.ts";
import { control } from "../control.ts";
import { useCommand } from "../notice.tsx";

const choices: readonly { title: string; fault: NewFault }[] = [
  { title: "Zalo trả lời chậm 5 giây", fault: { on: "api", effect: { kind: "slow", ms: 5_000 } } },
  {
    title: "Lỗi −32: quá số lần gọi mỗi phút",
    fault: { on: "api", path: "/openapi", effect: { kind: "error", code: -32 } },
  },
  { title: "Lỗi −216: mã truy cập sai", fault: { on: "api", path: "/openapi", effect: { kind: "error", code: -216 } } },
  {
    title: "Lỗi −230: quá 7 ngày không tương tác",
    fault: { on: "api", path: "/openapi", effect: { kind: "error", code: -230 } },
  },
  {
    title: "Lỗi −234: không gửi ban đêm",
    fault: { on: "api", path: "/openapi", effect: { kind: "error", code: -234 } },
  },
  { title: "HTTP 500", fault: { on: "api", effect: { kind: "http500" } } },
  { title: "Trả lời không phải JSON", fault: { on: "api", effect: { kind: "notJson" } } },
  {
    title: "Đã nhận tin nhưng không trả lời",
    fault: { on: "api", path: "/openapi", effect: { kind: "timeoutAfterAccepting", ms: 30_000 } },
  },
  { title: "Không nối được", fault: { on: "api", effect: { kind: "reset" } } },
  { title: "Webhook bị mất", fault: { on: "webhook", effect: { kind: "lost" } } },
  { title: "Webhook đến 3 lần", fault: { on: "webhook", effect: { kind: "duplicated", times: 3 } } },
  { title: "Webhook trễ 10 giây", fault: { on: "webhook", effect: { kind: "delayed", ms: 10_000 } } },
  { title: "Webhook sai thứ tự", fault: { on: "webhook", effect: { kind: "outOfOrder" } } },
  { title: "Webhook sai chữ ký", fault: { on: "webhook", effect: { kind: "wrongSignature" } } },
];

/** Faults on demand, to see how the product bears them. */
export function FaultsTool({ faults }: { faults: readonly Fault[] }) {
  const run = useCommand();
  const [place, setPlace] = useState(0);
  const [count, setCount] = useState("3");
  const chosen = choices[place];
  return (
    <div className="tool">
      <form
        className="tool-form"
        onSubmit={(event) => {
          event.preventDefault();
          const times = Number.parseInt(count, 10);
          if (chosen) run(control.addFault({ ...chosen.fault, ...(times > 0 ? { count: times } : {}) }));
        }}
      >
        <label>
          Lỗi
          <select value={place} onChange={(event) => setPlace(Number(event.target.value))}>
            {choices.map(({ title }, index) => (
              <option key={title} value={index}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          Số lần (trống: đến khi bỏ)
          <input
            inputMode="numeric"
            value={count}
            onChange={(event) => setCount(event.target.value.replace(/\D/g, ""))}
          />
        </label>
        <button type="submit">Bật lỗi</button>
      </form>
      {faults.length === 0 && <p className="empty">Không có lỗi nào đang bật: Zalo giả chạy bình thường.</p>}
      <ul className="faults">
        {faults.map((fault) => (
          <li key={fault.id}>
            <span>
              {titleOf(fault)} · đã gây {fault.hits} lần
              {fault.remaining !== undefined && `, còn ${fault.remaining}`}
            </span>
            <button type="button" onClick={() => run(control.removeFault(fault.id))}>
              Bỏ
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function titleOf(fault: Fault): string {
  const same = choices.find((choice) => JSON.stringify(choice.fault.effect) === JSON.stringify(fault.effect));
  return same?.title ?? `${fault.on}: ${fault.effect.kind}`;
}
