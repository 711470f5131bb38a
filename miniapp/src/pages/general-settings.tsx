import { useState } from "react";
import type { GeneralSettings, GeneralSettingsPage as Settings } from "../../../shared/api/commune-settings.ts";
import { readGeneralSettings, saveGeneralSettings } from "../api/general-settings.ts";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { AnnouncementsCard } from "../settings/announcements-card.tsx";
import { KeepingCard } from "../settings/keeping-card.tsx";
import { PeopleCard } from "../settings/people-card.tsx";
import { settingsOf, type Typed, typedOf, wrongOf } from "../settings/typed-settings.ts";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";
import "../styles/people.css";

/** What a commune decides that has no page of its own: whom to ask, how long things are kept, what holds for announcements. */
export function GeneralSettingsPage() {
  return (
    <NeedsUnit title="Cài đặt chung" ofCommune>
      {({ token }, unit) => (
        <Page title="Cài đặt chung" lead={unit.name} back="/s" wide>
          <Loaded token={token} unitId={unit.id} />
        </Page>
      )}
    </NeedsUnit>
  );
}

function Loaded({ token, unitId }: { token: string; unitId: number }) {
  const kept = useFresh(`settings:${unitId}`, () => readGeneralSettings(token, unitId));
  return (
    <WhenLoaded kept={kept}>
      {(page) => <SettingsForm page={page} onSave={(settings) => saveGeneralSettings(token, unitId, settings)} />}
    </WhenLoaded>
  );
}

interface SettingsFormProps {
  page: Settings;
  onSave: (settings: GeneralSettings) => Promise<Settings>;
}

function SettingsForm({ page, onSave }: SettingsFormProps) {
  const [typed, setTyped] = useState(() => typedOf(page.settings));
  const [isSaved, setSaved] = useState(false);
  const { isBusy, failure, run } = useCall();
  const change = (part: Partial<Typed>) => {
    setSaved(false);
    setTyped({ ...typed, ...part });
  };
  const wrong = wrongOf(typed);
  const save = () =>
    void run(
      () => onSave(settingsOf(typed, page.settings)),
      (after) => {
        setTyped(typedOf(after.settings));
        setSaved(true);
      },
    );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className="desk" disabled={!page.mayChange}>
        <PeopleCard typed={typed} defaults={page.defaults} onChange={change} />
        <div className="stack">
          <KeepingCard typed={typed} wrong={wrong} onChange={change} />
          <AnnouncementsCard typed={typed} wrong={wrong} onChange={change} />
        </div>
      </fieldset>
      <div aria-live="polite">
        {failure && <Notice tone="bad">{failure.message}</Notice>}
        {isSaved && <Notice tone="good">Đã lưu, có hiệu lực ngay.</Notice>}
      </div>
      {page.mayChange ? (
        <button
          type="submit"
          className="button button-main own-width"
          disabled={isBusy || Object.values(wrong).some(Boolean)}
        >
          {isBusy ? "Đang lưu…" : "Lưu"}
        </button>
      ) : (
        <Notice>Cán bộ của xã, phường đổi được các mục này.</Notice>
      )}
    </form>
  );
}
