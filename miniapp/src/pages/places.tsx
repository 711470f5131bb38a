import { useState } from "react";
import type { TreeUnit } from "../../../shared/api/tree.ts";
import { readUnitsBelow } from "../api/tree.ts";
import { DataTable } from "../components/data-table.tsx";
import { SelectField, TextField } from "../components/form-fields.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { TreeChangeFrame } from "../components/tree-change-frame.tsx";
import { useFresh } from "../use-fresh.ts";
import "../styles/people.css";

type PlaceChange = "rename" | "merge" | "close";

/** The places right below an officer's unit: a commune's villages, a province's communes. */
export function PlacesPage() {
  return (
    <NeedsUnit title="Thôn, tổ dân phố">
      {({ token }, unit) => (
        <Page title="Thôn, tổ dân phố" lead={unit.name} back="/s/teams" wide>
          <Places token={token} unitId={unit.id} mayChange={unit.role === "staff"} />
        </Page>
      )}
    </NeedsUnit>
  );
}

function Places({ token, unitId, mayChange }: { token: string; unitId: number; mayChange: boolean }) {
  const kept = useFresh(`places:${unitId}`, () => readUnitsBelow(token, unitId));
  const [asked, setAsked] = useState<{ change: PlaceChange; place: TreeUnit }>();
  const [done, setDone] = useState<string>();
  const onDone = (said: string) => {
    setAsked(undefined);
    setDone(said);
    kept.reload();
  };
  return (
    <WhenLoaded kept={kept}>
      {({ units }) => (
        <>
          <div aria-live="polite">{done && <Notice tone="good">{done}</Notice>}</div>
          <DataTable
            caption="Thôn, tổ dân phố"
            rows={units}
            keyOf={({ id }) => id}
            empty="Đơn vị này chưa có thôn, tổ dân phố nào. Nhập danh sách để thêm."
            columns={[
              { title: "Tên", cell: ({ name }) => name },
              { title: "Số tổ", isNumber: true, cell: ({ teams }) => teams },
              ...(mayChange
                ? [
                    {
                      title: "Thay đổi",
                      cell: (place: TreeUnit) => (
                        <Changes place={place} onAsk={(change) => setAsked({ change, place })} />
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {asked && (
            <PlaceDialog
              {...asked}
              token={token}
              others={units.filter(({ id }) => id !== asked.place.id)}
              onDone={onDone}
              onClose={() => setAsked(undefined)}
            />
          )}
        </>
      )}
    </WhenLoaded>
  );
}

const labels: Record<PlaceChange, string> = { rename: "Đổi tên", merge: "Sáp nhập", close: "Kết thúc" };

/** What still has teams is merged, not ended. */
function changesOf({ teams }: TreeUnit): PlaceChange[] {
  return teams > 0 ? ["rename", "merge"] : ["rename", "merge", "close"];
}

function Changes({ place, onAsk }: { place: TreeUnit; onAsk: (change: PlaceChange) => void }) {
  return (
    <span className="badges">
      {changesOf(place).map((change) => (
        <button key={change} type="button" className="button button-small" onClick={() => onAsk(change)}>
          {labels[change]}
          <span className="only-heard"> {place.name}</span>
        </button>
      ))}
    </span>
  );
}

interface PlaceDialogProps {
  change: PlaceChange;
  place: TreeUnit;
  others: readonly TreeUnit[];
  token: string;
  onDone: (said: string) => void;
  onClose: () => void;
}

function PlaceDialog({ change, ...props }: PlaceDialogProps) {
  if (change === "rename") return <RenameDialog {...props} />;
  return change === "merge" ? <MergeDialog {...props} /> : <CloseDialog {...props} />;
}

type DialogProps = Omit<PlaceDialogProps, "change">;

function RenameDialog({ place: { id, name: before }, others: _, ...rest }: DialogProps) {
  const [name, setName] = useState(before);
  const wanted = name.trim();
  return (
    <TreeChangeFrame
      {...rest}
      title={`Đổi tên ${before}`}
      confirmLabel="Đổi tên"
      change={wanted && wanted !== before ? { kind: "rename", of: "unit", id, name: wanted } : undefined}
      missing="Xin nhập tên mới."
      said={`Đã đổi tên thành “${wanted}”.`}
    >
      <p>Các tổ, người và số liệu giữ nguyên. Bản cũ vẫn ghi tên cũ.</p>
      <TextField label="Tên mới" value={name} onChange={setName} maxLength={120} />
    </TreeChangeFrame>
  );
}

function MergeDialog({ place: { id, name }, others, ...rest }: DialogProps) {
  const [chosen, setChosen] = useState("");
  const into = others.find((other) => String(other.id) === chosen);
  return (
    <TreeChangeFrame
      {...rest}
      title={`Sáp nhập ${name}`}
      confirmLabel="Sáp nhập"
      tone="bad"
      change={into && { kind: "merge", of: "unit", ids: [id], intoId: into.id }}
      missing="Xin chọn nơi sẽ nhận."
      said={`Đã sáp nhập ${name} vào ${into?.name ?? "nơi kia"}.`}
    >
      <p>Các tổ ở {name} chuyển sang nơi kia. Số liệu trước ngày này vẫn xem được theo tên cũ.</p>
      <SelectField
        label="Sáp nhập vào"
        value={chosen}
        onChange={setChosen}
        options={[
          { value: "", label: "Chọn nơi" },
          ...others.map((other) => ({ value: String(other.id), label: other.name })),
        ]}
      />
    </TreeChangeFrame>
  );
}

function CloseDialog({ place: { id, name }, others: _, ...rest }: DialogProps) {
  return (
    <TreeChangeFrame
      {...rest}
      title={`Kết thúc ${name}?`}
      confirmLabel="Kết thúc"
      tone="bad"
      change={{ kind: "close", of: "unit", id }}
      missing=""
      said={`Đã kết thúc ${name}.`}
    >
      <p>Từ ngày này nơi này không còn trong danh sách. Số liệu cũ vẫn giữ.</p>
    </TreeChangeFrame>
  );
}
