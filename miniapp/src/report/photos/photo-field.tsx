import { useCallback, useEffect, useRef, useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { Notice } from "../../components/notices.tsx";
import { forgetPhoto, type KeptPhoto, keepPhoto, keptPhotos } from "./photo-store.ts";
import { shrinkPhoto } from "./shrink-photo.ts";
import "../../styles/photos.css";

/** What the server takes (`MOST_PHOTOS`). */
const MOST = 4;

interface PhotoFieldProps {
  personId: number;
  draftKey: string;
}

/** Pictures of the activity: made small on the phone, kept there until they are sent. */
export function PhotoField({ personId, draftKey }: PhotoFieldProps) {
  const { photos, add, remove } = useDraftPhotos(personId, draftKey);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const room = MOST - photos.length;
  const take = async (files: readonly File[]) => {
    setBusy(true);
    setProblem(files.length > room ? `Mỗi báo cáo kèm tối đa ${MOST} ảnh.` : undefined);
    for (const file of files.slice(0, room)) {
      const picture = await shrinkPhoto(file);
      if (picture) await add(picture);
      else setProblem("Máy không đọc được tệp này. Xin chọn ảnh khác.");
    }
    setBusy(false);
  };
  return (
    <section className={photos.length > 0 ? "card" : undefined} aria-label="Ảnh kèm theo">
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((photo, index) => (
            <li key={photo.key}>
              <Thumbnail picture={photo.picture} alt={`Ảnh ${index + 1}`} />
              <button
                type="button"
                className="photo-remove"
                aria-label={`Bỏ ảnh ${index + 1}`}
                onClick={() => void remove(photo.key)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label="Chọn ảnh"
        onChange={(event) => {
          void take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {room > 0 && (
        <button type="button" className="button button-wide" disabled={isBusy} onClick={() => input.current?.click()}>
          <Icon name="camera" />
          {isBusy ? "Đang xử lý ảnh…" : photos.length > 0 ? "Thêm ảnh" : "Kèm ảnh (không bắt buộc)"}
        </button>
      )}
      {problem && <Notice tone="warn">{problem}</Notice>}
      <p className="small photo-care">
        Chỉ gửi ảnh mà người trong ảnh đã đồng ý. Không chụp giấy tờ, màn hình có mã OTP.
      </p>
    </section>
  );
}

function useDraftPhotos(personId: number, draftKey: string) {
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>([]);
  const look = useCallback(async () => {
    const kept = await keptPhotos(personId);
    setPhotos(kept.filter((photo) => photo.draftKey === draftKey));
  }, [personId, draftKey]);
  useEffect(() => void look(), [look]);
  const add = async (picture: Blob) => {
    await keepPhoto({ key: newPhotoKey(), draftKey, personId, picture });
    await look();
  };
  const remove = async (key: string) => {
    await forgetPhoto(key);
    await look();
  };
  return { photos, add, remove };
}

/** Begins with the time, so that keys stand in the order of the pictures. */
function newPhotoKey(): string {
  const random = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0"));
  return `${Date.now()}${random.join("")}`;
}

function Thumbnail({ picture, alt }: { picture: Blob; alt: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address ? <img className="photo" src={address} alt={alt} /> : null;
}
