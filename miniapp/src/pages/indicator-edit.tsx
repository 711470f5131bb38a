import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import type { EditableIndicator, IndicatorDefinition } from "../../../shared/api/content.ts";
import { pillars } from "../../../shared/catalogue/indicator.ts";
import { readIndicatorBook, retireIndicator, saveIndicator } from "../api/content.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { SelectField, TextField } from "../components/form-fields.tsx";
import { LinesField } from "../components/lines-field.tsx";
import { Notice, NotThere } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { TryReading } from "../components/try-reading.tsx";
import { capital } from "../state-words.ts";
import { useCall } from "../use-call.ts";
import { useKept } from "../use-kept.ts";

const newIndicator: IndicatorDefinition = {
  label: "",
  shortLabel: "",
  unit: "người",
  pillar: "xã hội số",
  aliases: [],
  description: "",
  source: "",
  aggregation: "sum",
};

/** One thing a commune counts: how it is called, how members write it, and a box that shows what the chat would make of it. */
export function IndicatorEditPage() {
  const { code } = useParams();
  return (
    <NeedsUnit title={code ? "Sửa chỉ tiêu" : "Thêm chỉ tiêu"} ofCommune>
      {({ token }, unit) => <Loaded key={code} token={token} communeId={unit.communeId ?? unit.id} code={code} />}
    </NeedsUnit>
  );
}

function Loaded({ token, communeId, code }: { token: string; communeId: number; code: string | undefined }) {
  const kept = useKept(`indicator-book:${communeId}`, () => readIndicatorBook(token, communeId));
  return (
    <Page title={code ? "Sửa chỉ tiêu" : "Thêm chỉ tiêu"} back="/s/indicators" wide>
      <WhenLoaded kept={kept}>
        {({ indicators }) => {
          const known = indicators.find((indicator) => indicator.code === code);
          if (code && !known)
            return (
              <NotThere wayOn={{ to: "/s/indicators", label: "Xem danh mục chỉ tiêu" }}>
                Không có chỉ tiêu này.
              </NotThere>
            );
          return (
            <div className="desk">
              <Form {...{ token, communeId, known, all: indicators }} />
            </div>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}

interface FormProps {
  token: string;
  communeId: number;
  known: EditableIndicator | undefined;
  all: EditableIndicator[];
}

function Form({ token, communeId, known, all }: FormProps) {
  const [definition, setDefinition] = useState<IndicatorDefinition>(known ?? newIndicator);
  const { run, isBusy, failure } = useCall();
  const navigate = useNavigate();
  const set = (part: Partial<IndicatorDefinition>) => setDefinition({ ...definition, ...part });
  const goBack = () => navigate("/s/indicators", { replace: true });
  const code = known?.code;
  const isWhole =
    definition.label.trim() !== "" && definition.shortLabel.trim() !== "" && definition.unit.trim() !== "";
  return (
    <>
      <form
        className="card form-card"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => saveIndicator(token, { communeId, code, definition }), goBack);
        }}
      >
        <TextField
          label="Tên đầy đủ"
          hint="In trong báo cáo, ví dụ “Lượt người được hướng dẫn khai thuế điện tử”"
          maxLength={120}
          value={definition.label}
          onChange={(label) => set({ label })}
        />
        <div className="form-grid">
          <TextField
            label="Tên ngắn"
            hint="Nhiều nhất 22 chữ, hiện trên nút"
            maxLength={22}
            value={definition.shortLabel}
            onChange={(shortLabel) => set({ shortLabel })}
          />
          <TextField
            label="Đơn vị tính"
            hint="Ví dụ: người, lượt, hồ sơ"
            maxLength={20}
            value={definition.unit}
            onChange={(unit) => set({ unit })}
          />
          <SelectField
            label="Lĩnh vực"
            value={definition.pillar}
            onChange={(pillar) => set({ pillar })}
            options={pillars.map((pillar) => ({ value: pillar, label: capital(pillar) }))}
          />
          <SelectField
            label="Cách cộng"
            value={definition.aggregation}
            onChange={(aggregation) => set({ aggregation })}
            options={[
              { value: "sum", label: "Cộng các lần báo cáo" },
              { value: "latest", label: "Lấy số mới nhất của tổ" },
            ]}
          />
        </div>
        <LinesField
          label="Bà con trong tổ thường viết là"
          hint="Mỗi dòng một cách gọi, không cần viết cả bản không dấu"
          lines={definition.aliases}
          onChange={(aliases) => set({ aliases })}
        />
        {failure && <Notice tone="bad">{failure.message}</Notice>}
        <button type="submit" className="button button-main" disabled={!isWhole || isBusy}>
          {isBusy ? "Đang lưu…" : "Lưu"}
        </button>
        {known && <Retire {...{ token, communeId, known, onDone: goBack }} />}
      </form>
      <TryReading
        catalogue={[
          ...all.filter((indicator) => indicator.code !== code && !indicator.isRetired),
          { ...definition, code: code ?? "new" },
        ]}
      />
    </>
  );
}

function Retire({
  token,
  communeId,
  known,
  onDone,
}: {
  token: string;
  communeId: number;
  known: EditableIndicator;
  onDone: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, failure } = useCall();
  const turn = (isRetired: boolean) =>
    void run(() => retireIndicator(token, { communeId, code: known.code, isRetired }), onDone);
  return (
    <>
      {known.isRetired ? (
        <button type="button" className="button" disabled={isBusy} onClick={() => turn(false)}>
          Dùng lại chỉ tiêu này
        </button>
      ) : (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          Thôi dùng chỉ tiêu này
        </button>
      )}
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      {isAsking && (
        <ConfirmDialog
          title={`Thôi dùng “${known.shortLabel}”?`}
          confirmLabel="Thôi dùng"
          tone="bad"
          isBusy={isBusy}
          onConfirm={() => turn(true)}
          onCancel={() => setAsking(false)}
        >
          <p>
            Từ hôm nay tin nhắn và mẫu báo cáo không hỏi chỉ tiêu này nữa. Số liệu cũ còn nguyên, dùng lại lúc nào cũng
            được.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
