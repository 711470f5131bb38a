import { useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import type {
  AnnouncementInput,
  AnnouncementView,
  AudienceInput,
  PlanAnswer,
} from "../../../shared/api/announcement.ts";
import { dayOf, instantOf, minutesOf } from "../../../shared/calendar/day.ts";
import { changeAnnouncement, createAnnouncement, planAnnouncement, readAnnouncement } from "../api/announcements.ts";
import { CallFailed } from "../api/client.ts";
import { readOverview } from "../api/overview.ts";
import { AudienceFields } from "../components/audience-fields.tsx";
import { CheckField, TextField } from "../components/form-fields.tsx";
import { Loading, Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { PictureField } from "../components/picture-field.tsx";
import { SendPlanCard } from "../components/send-plan.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useKept } from "../use-kept.ts";
import "../styles/announcements.css";

const longest = 1_500;

/** Writing an announcement: the words at one side, what will happen at the other. Nothing leaves from here. */
export function AnnouncementEditPage() {
  const { announcementId } = useParams();
  return (
    <NeedsUnit title="Soạn thông báo" ofCommune>
      {({ token, me }, unit) => (
        <Page title="Soạn thông báo" lead={unit.name} back="/s/announcements" wide>
          {announcementId === undefined ? (
            <Form token={token} meId={me.id} unitId={unit.id} draft={undefined} />
          ) : (
            <EditDraft token={token} meId={me.id} unitId={unit.id} id={Number(announcementId)} />
          )}
        </Page>
      )}
    </NeedsUnit>
  );
}

interface Place {
  token: string;
  meId: number;
  unitId: number;
}

function EditDraft({ id, ...place }: Place & { id: number }) {
  const kept = useKept(`${place.meId}:announcement:${id}`, () => readAnnouncement(place.token, id));
  return (
    <WhenLoaded kept={kept} wayOn={{ to: "/s/announcements", label: "Xem các thông báo" }}>
      {(draft) => <Form {...place} draft={draft} />}
    </WhenLoaded>
  );
}

interface Written {
  text: string;
  urgent: boolean;
  asksAcknowledgement: boolean;
  isPublic: boolean;
  audience: AudienceInput;
  imageUrl: string | undefined;
  /** "2026-11-23T07:00" in Vietnam; "" goes at once. */
  at: string;
}

function Form({ token, meId, unitId, draft }: Place & { draft: AnnouncementView | undefined }) {
  const navigate = useNavigate();
  const [written, setWritten] = useState<Written>(() => startFrom(draft));
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const [key] = useState(() => crypto.randomUUID());
  const teams = useKept(`${meId}:overview:${unitId}`, () => readOverview(token, unitId));
  const change = (part: Partial<Written>) => setWritten((known) => ({ ...known, ...part }));
  const save = () => {
    setSaving(true);
    setFailure(undefined);
    const body = toInput(written);
    const saved = draft
      ? changeAnnouncement(token, draft.id, { ...body, imageUrl: body.imageUrl ?? null, sendAt: body.sendAt ?? null })
      : createAnnouncement(token, unitId, { ...body, idempotencyKey: key });
    saved
      .then(({ id }) => navigate(`/s/announcements/${id}`, { replace: true }))
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        setFailure(error);
        setSaving(false);
      });
  };
  const left = longest - [...written.text].length;
  return (
    <div className="desk">
      <section className="card form-card">
        <TextField
          label="Nội dung"
          hint="Việc gì, cho ai, khi nào, ở đâu, mang theo gì, hỏi ai. Dòng cảnh báo lừa đảo tự thêm ở cuối."
          error={left < 0 ? `Dài quá ${-left} chữ cái.` : failure?.message}
          rows={8}
          value={written.text}
          onChange={(text) => change({ text })}
        />
        <PictureField
          token={token}
          unitId={unitId}
          imageUrl={written.imageUrl}
          onChange={(imageUrl) => change({ imageUrl })}
        />
        <AudienceFields
          audience={written.audience}
          teams={teams.data?.teams ?? []}
          onChange={(audience) => change({ audience })}
        />
        <TextField
          label="Hẹn giờ gửi (để trống là gửi ngay)"
          type="datetime-local"
          value={written.at}
          onChange={(at) => change({ at })}
        />
        <Choices written={written} onChange={change} />
        <button
          type="button"
          className="button button-main"
          disabled={isSaving || written.text.trim() === "" || left < 0}
          onClick={save}
        >
          {isSaving ? "Đang lưu…" : "Xem lại trước khi gửi"}
        </button>
      </section>
      <LivePlan token={token} unitId={unitId} written={written} />
    </div>
  );
}

function Choices({ written, onChange }: { written: Written; onChange: (part: Partial<Written>) => void }) {
  return (
    <div>
      <CheckField
        label="Tin khẩn: gửi bất kể giờ giấc"
        checked={written.urgent}
        onChange={(urgent) => onChange({ urgent })}
      />
      <CheckField
        label="Hỏi “Đã nắm” để biết ai đã đọc"
        checked={written.asksAcknowledgement}
        onChange={(asksAcknowledgement) => onChange({ asksAcknowledgement })}
      />
      <CheckField
        label="Cho mọi người dân xem, không cần đăng nhập"
        checked={written.isPublic}
        onChange={(isPublic) => onChange({ isPublic })}
      />
    </div>
  );
}

function startFrom(draft: AnnouncementView | undefined): Written {
  const { text = "", urgent = false, audience = {}, imageUrl, sendAt } = draft ?? {};
  return {
    text,
    urgent,
    asksAcknowledgement: draft?.asksAcknowledgement ?? true,
    isPublic: draft?.isPublic ?? false,
    audience,
    imageUrl,
    at: sendAt === undefined ? "" : toLocal(new Date(sendAt)),
  };
}

function toLocal(at: Date): string {
  const minutes = minutesOf(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${dayOf(at)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function toInput({ text, imageUrl, at, ...choices }: Written): AnnouncementInput {
  const [day = "", time = ""] = at.split("T");
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const sendAt = at === "" ? {} : { sendAt: instantOf(day, hours * 60 + minutes).toISOString() };
  return { ...choices, text: text.trim(), ...(imageUrl ? { imageUrl } : {}), ...sendAt };
}

/** After a pause in the choosing, so that not every tap asks the server. */
const asksAfterMs = 500;

function LivePlan({ token, unitId, written }: { token: string; unitId: number; written: Written }) {
  const [answer, setAnswer] = useState<PlanAnswer>();
  const [failure, setFailure] = useState<CallFailed>();
  const { audience, urgent, sendAt } = toInput(written);
  const wish = JSON.stringify({ audience, urgent, sendAt });
  useEffect(() => {
    let isWanted = true;
    const timer = window.setTimeout(() => {
      planAnnouncement(token, unitId, JSON.parse(wish))
        .then((given) => {
          if (!isWanted) return;
          setAnswer(given);
          setFailure(undefined);
        })
        .catch((error: unknown) => {
          if (!(error instanceof CallFailed)) throw error;
          if (isWanted) setFailure(error);
        });
    }, asksAfterMs);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [token, unitId, wish]);
  return (
    <div className="stack" aria-live="polite">
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      {answer ? (
        <SendPlanCard plan={answer.plan} needsApproval={answer.needsApproval} />
      ) : (
        !failure && <Loading what="Đang tính…" />
      )}
    </div>
  );
}
