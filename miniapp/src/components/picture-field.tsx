import { useState } from "react";
import { keepPicture } from "../api/announcements.ts";
import { CallFailed } from "../api/client.ts";
import { shrinkPhoto } from "../report/photos/shrink-photo.ts";
import { Icon } from "./icon.tsx";
import { Notice } from "./notices.tsx";
import "../styles/people.css";

interface PictureFieldProps {
  token: string;
  unitId: number;
  imageUrl: string | undefined;
  onChange: (imageUrl: string) => void;
}

/** A picture beside the words: made small on this machine, because Zalo takes one megabyte. */
export function PictureField({ token, unitId, imageUrl, onChange }: PictureFieldProps) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const small = await shrinkPhoto(file);
      if (!small) return setFailure("Máy không đọc được ảnh này. Xin chọn ảnh JPG hoặc PNG.");
      onChange((await keepPicture(token, unitId, small)).imageUrl);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack" aria-live="polite">
      {imageUrl && <img className="announcement-picture" src={imageUrl} alt="Ảnh gửi kèm thông báo" />}
      <label className="button file-field">
        <Icon name="image" />
        {isBusy ? "Đang tải ảnh…" : imageUrl ? "Đổi ảnh khác" : "Kèm một ảnh"}
        <input
          type="file"
          accept="image/jpeg,image/png"
          disabled={isBusy}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      {failure && <Notice tone="bad">{failure}</Notice>}
    </div>
  );
}
