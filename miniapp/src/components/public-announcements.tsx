import { useDeferredValue, useState } from "react";
import { Link, useSearchParams } from "react-router-dom";
import type { PublicAnnouncements } from "../../../shared/api/announcement.ts";
import { findCommunes, readPublicAnnouncements } from "../api/announcements.ts";
import { readStored, removeStored, writeStored } from "../store.ts";
import { useKept } from "../use-kept.ts";
import { SelectField, TextField } from "./form-fields.tsx";
import { Icon } from "./icon.tsx";
import { ReadAnnouncementCard } from "./read-announcement-card.tsx";
import { WhenLoaded } from "./staff-page.tsx";

/** Where somebody without a login lives: known to this phone only. */
interface Home {
  communeId: number;
  villageId?: number;
}

const PLACE = "home";

/** What a commune lets everybody read, once it is known which. */
export function PublicAnnouncementsOfChosen() {
  const [address] = useSearchParams();
  const [home, setHome] = useState(() => (readStored(PLACE) as Home | undefined) ?? namedIn(address));
  const choose = (chosen: Home | undefined) => {
    if (chosen) writeStored(PLACE, chosen);
    else removeStored(PLACE);
    setHome(chosen);
  };
  if (!home) return <ChooseHome onChosen={(communeId) => choose({ communeId })} />;
  return <OfHome key={`${home.communeId}:${home.villageId}`} home={home} onChosen={choose} />;
}

/** A link or a poster of the commune names it: `/a?xa=12`. */
function namedIn(address: URLSearchParams): Home | undefined {
  const communeId = Number(address.get("xa"));
  return Number.isInteger(communeId) && communeId > 0 ? { communeId } : undefined;
}

function ChooseHome({ onChosen }: { onChosen: (communeId: number) => void }) {
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const kept = useKept(`communes:${wanted}`, () => findCommunes(wanted));
  return (
    <section className="stack">
      <p>Bà con ở xã, phường nào? Chỉ máy này nhớ điều đó.</p>
      {(search !== "" || kept.data?.more) && (
        <TextField label="Tìm xã, phường" type="search" value={search} onChange={setSearch} />
      )}
      <WhenLoaded kept={kept}>
        {({ communes, more }) => (
          <div className="stack" aria-live="polite">
            {communes.length === 0 && <p className="card">Không có xã, phường nào tên như vậy. Thử gõ ngắn hơn.</p>}
            <ul className={communes.length > 0 ? "rows" : undefined}>
              {communes.map(({ id, name }) => (
                <li key={id}>
                  <button type="button" className="row row-button" onClick={() => onChosen(id)}>
                    <span>{name}</span>
                    <Icon name="next" />
                  </button>
                </li>
              ))}
            </ul>
            {more && <p className="small">Còn nhiều nơi khác: gõ thêm tên để tìm.</p>}
          </div>
        )}
      </WhenLoaded>
    </section>
  );
}

function OfHome({ home, onChosen }: { home: Home; onChosen: (home: Home | undefined) => void }) {
  const { communeId, villageId } = home;
  const kept = useKept(`public-announcements:${communeId}:${villageId ?? ""}`, () =>
    readPublicAnnouncements(communeId, villageId),
  );
  return (
    <>
      <WhenLoaded kept={kept}>
        {(page) => (
          <>
            <Where page={page} home={home} onChosen={onChosen} />
            {page.announcements.length === 0 && (
              <p className="card">Chưa có thông báo nào cho mọi người dân trong 90 ngày qua.</p>
            )}
            {page.announcements.map((one) => (
              <ReadAnnouncementCard key={one.id} one={one} />
            ))}
          </>
        )}
      </WhenLoaded>
      <div className="buttons">
        <button type="button" className="link-button" onClick={() => onChosen(undefined)}>
          Chọn xã, phường khác
        </button>
      </div>
      <p className="small">
        Muốn nhận ngay khi có tin mới, nhắn “nhận tin” cho Zalo của xã. Thành viên tổ, cán bộ:{" "}
        <Link to="/login?den=%2Fa">đăng nhập</Link> để xem cả thông báo riêng.
      </p>
    </>
  );
}

function Where({
  page: { commune, villages },
  home: { communeId, villageId },
  onChosen,
}: {
  page: PublicAnnouncements;
  home: Home;
  onChosen: (home: Home) => void;
}) {
  return (
    <SelectField
      label={`${commune.name}, nơi ở`}
      value={String(villageId ?? "")}
      onChange={(id) => onChosen({ communeId, ...(id === "" ? {} : { villageId: Number(id) }) })}
      options={[
        { value: "", label: "Mọi thôn, tổ dân phố" },
        ...villages.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  );
}
