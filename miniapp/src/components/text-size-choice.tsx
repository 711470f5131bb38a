import { useState } from "react";
import { currentTextSize, setTextSize, type TextSize, textSizes } from "../text-size.ts";

const labels: Record<TextSize, string> = { normal: "Vừa", large: "Lớn", huge: "Rất lớn" };

/** Where reading is what one came for: each tap makes the letters larger, and after the largest normal again. */
export function TextSizeButton() {
  const [size, setSize] = useState(currentTextSize);
  const grow = () => {
    const next = textSizes[(textSizes.indexOf(size) + 1) % textSizes.length] ?? "normal";
    setTextSize(next);
    setSize(next);
  };
  return (
    <button type="button" className="button button-small" onClick={grow}>
      Cỡ chữ: {labels[size].toLowerCase()}
    </button>
  );
}

export function TextSizeChoice() {
  const [chosen, setChosen] = useState(currentTextSize);
  return (
    <fieldset className="text-size">
      <legend>Cỡ chữ</legend>
      <div className="choices">
        {textSizes.map((size) => (
          <label key={size} className={`choice text-size-${size}`}>
            <input
              type="radio"
              name="text-size"
              checked={size === chosen}
              onChange={() => {
                setTextSize(size);
                setChosen(size);
              }}
            />
            <span>{labels[size]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
