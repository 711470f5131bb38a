import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import type { CampaignDetail } from "../../../shared/api/campaign.ts";
import type { OneTarget, UnitTargets } from "../../../shared/api/target.ts";
import { addDays, dayOf } from "../../../shared/calendar/day.ts";
import { changeCampaign, openCampaign, readCampaign } from "../api/campaigns.ts";
import { readTarget, readUnitTargets } from "../api/targets.ts";
import {
  AmountFields,
  type AskedText,
  askedFrom,
  CodeField,
  nothingAsked,
  toAsked,
} from "../components/asked-amount.tsx";
import { CheckField, TextField } from "../components/form-fields.tsx";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { DayFields } from "../components/span-fields.tsx";
import { NeedsUnit, type OfUnit, WhenLoaded } from "../components/staff-page.tsx";
import { newKey } from "../new-key.ts";
import { useCall } from "../use-call.ts";
import { useKept } from "../use-kept.ts";
import "../styles/programme.css";

const MOST_TARGETS = 10;
/** As many days as a quarter has: what campaigns usually take. */
const USUAL_DAYS = 92;

/** Opens a campaign, or changes one that is not over. */
export function CampaignEditPage() {
  const campaignId = Number(useParams().campaignId) || undefined;
  const title = campaignId === undefined ? "Mở chiến dịch" : "Sửa chiến dịch";
  return (
    <NeedsUnit title={title}>
      {(session, unit) => <Loaded key={campaignId} {...{ title, session, unit, campaignId }} />}
    </NeedsUnit>
  );
}

interface LoadedProps extends OfUnit {
  title: string;
  campaignId: number | undefined;
}

function Loaded({ title, session: { me, token }, unit, campaignId }: LoadedProps) {
  const unitId = unit.id;
  const teams = useKept(`${me.id}:unit-targets:${unitId}`, () => readUnitTargets(token, unitId));
  const changed = useKept(campaignId === undefined ? undefined : `${me.id}:to-change:${unitId}:${campaignId}`, () =>
    readToChange(token, unitId, campaignId ?? 0),
  );
  const back = campaignId === undefined ? "/s/campaigns" : `/s/campaigns/${campaignId}`;
  return (
    <Page title={title} lead={unit.name} back={back} wide>
      <WhenLoaded kept={teams}>
        {(known) => {
          if (!known.maySet) return <Notice>Mở chiến dịch là việc của cán bộ đơn vị.</Notice>;
          const form = { token, unitId, teams: known.teams };
          if (campaignId === undefined) return <Form {...form} detail={undefined} asked={[]} />;
          return (
            <WhenLoaded kept={changed} wayOn={{ to: "/s/campaigns", label: "Xem các chiến dịch" }}>
              {(found) => <Form {...form} {...found} />}
            </WhenLoaded>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}

async function readToChange(token: string, unitId: number, campaignId: number) {
  const detail = await readCampaign(token, unitId, campaignId);
  return { detail, asked: await Promise.all(detail.targets.map(({ id }) => readTarget(token, id))) };
}

interface FormProps {
  token: string;
  unitId: number;
  teams: UnitTargets["teams"];
  detail: CampaignDetail | undefined;
  /** What it asks now. */
  asked: readonly OneTarget[];
}

function startOf({ detail, asked }: FormProps) {
  const today = dayOf(new Date());
  return {
    name: detail?.campaign.name ?? "",
    document: detail?.campaign.document ?? "",
    span: {
      from: detail?.campaign.from ?? today,
      to: detail?.campaign.to ?? addDays(today, USUAL_DAYS - 1),
    },
    excluded: new Set(detail?.excluded.teamIds),
    asked: detail ? asked.map(({ target, standIns }) => askedFrom(target, standIns)) : [nothingAsked],
  };
}

function Form(props: FormProps) {
  const { token, unitId, teams, detail } = props;
  const navigate = useNavigate();
  const { run, isBusy, failure } = useCall();
  const [input, setInput] = useState(() => startOf(props));
  const [idempotencyKey] = useState(newKey);
  const { name, document, span, excluded, asked } = input;
  const change = (part: Partial<typeof input>) => setInput({ ...input, ...part });
  const targets = asked.flatMap((one) => toAsked(one) ?? []);
  const isComplete =
    name.trim().length >= 3 && targets.length === asked.length && span.from <= span.to && span.from !== "";
  const save = () => {
    const { from, to } = span;
    const left = { unitIds: detail?.excluded.unitIds ?? [], teamIds: [...excluded] };
    const body = { name, document, from, to, targets, excluded: left };
    const call = () =>
      detail
        ? changeCampaign(token, detail.campaign.id, body)
        : openCampaign(token, unitId, { ...body, idempotencyKey });
    void run(call, ({ campaign }) => navigate(`/s/campaigns/${campaign.id}`, { replace: true }));
  };
  return (
    <form
      className="card form-card"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) save();
      }}
    >
      <div className="form-grid">
        <TextField
          label="Tên chiến dịch"
          value={name}
          onChange={(value) => change({ name: value })}
          maxLength={120}
          required
        />
        <TextField
          label="Văn bản (nếu có)"
          value={document}
          onChange={(value) => change({ document: value })}
          maxLength={200}
          placeholder="Kế hoạch số …/KH-UBND"
        />
        <DayFields span={span} onChange={(value) => change({ span: value })} />
      </div>
      <TeamsIn teams={teams} excluded={excluded} onChange={(value) => change({ excluded: value })} />
      <AskedWorks
        asked={asked}
        teams={teams.filter(({ id }) => !excluded.has(id))}
        onChange={(value) => change({ asked: value })}
      />
      {failure && <Notice tone="bad">Chưa lưu được: {failure.message}</Notice>}
      <button type="submit" className="button button-main" disabled={!isComplete || isBusy}>
        {isBusy ? "Đang lưu…" : detail ? "Lưu chiến dịch" : "Mở chiến dịch"}
      </button>
    </form>
  );
}

interface TeamsInProps {
  teams: UnitTargets["teams"];
  excluded: ReadonlySet<number>;
  onChange: (excluded: Set<number>) => void;
}

function TeamsIn({ teams, excluded, onChange }: TeamsInProps) {
  const toggle = (id: number, takesPart: boolean) => {
    const changed = new Set(excluded);
    if (takesPart) changed.delete(id);
    else changed.add(id);
    onChange(changed);
  };
  const taking = teams.filter(({ id }) => !excluded.has(id)).length;
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {taking === teams.length ? `Cả ${teams.length} tổ tham gia` : `${taking}/${teams.length} tổ tham gia`}: bấm để
        chọn
      </summary>
      {isOpen && (
        <fieldset>
          <legend className="only-heard">Tổ tham gia</legend>
          <div className="teams-in">
            {teams.map(({ id, name }) => (
              <CheckField
                key={id}
                label={name}
                checked={!excluded.has(id)}
                onChange={(checked) => toggle(id, checked)}
              />
            ))}
          </div>
        </fieldset>
      )}
    </details>
  );
}

interface AskedWorksProps {
  asked: readonly AskedText[];
  teams: UnitTargets["teams"];
  onChange: (asked: AskedText[]) => void;
}

function AskedWorks({ asked, teams, onChange }: AskedWorksProps) {
  const replace = (place: number, one: AskedText) => onChange(asked.map((old, index) => (index === place ? one : old)));
  return (
    <>
      {asked.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: works have no other name while they are being chosen.
        <section key={place} className="asked-work" aria-label={`Việc thứ ${place + 1}`}>
          <CodeField asked={one} onChange={(changed) => replace(place, changed)} />
          <AmountFields asked={one} teams={teams} onChange={(changed) => replace(place, changed)} listsTeams={false} />
          {asked.length > 1 && (
            <button
              type="button"
              className="link-button"
              onClick={() => onChange(asked.filter((_, index) => index !== place))}
            >
              Bỏ việc này
            </button>
          )}
        </section>
      ))}
      {asked.length < MOST_TARGETS && (
        <button type="button" className="button" onClick={() => onChange([...asked, nothingAsked])}>
          <Icon name="plus" />
          Thêm việc
        </button>
      )}
    </>
  );
}
