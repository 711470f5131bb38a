import { useId } from "react";
import { Icon } from "./icon.tsx";

interface StepperProps {
  label: string;
  unit: string;
  /** Undefined is not reported, which is not zero. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

/** A number to be put in with a thumb or by typing. */
export function Stepper({ label, unit, value, onChange }: StepperProps) {
  const id = useId();
  return (
    <div className={value === undefined ? "stepper" : "stepper stepper-filled"}>
      <label htmlFor={id}>
        {label} <span className="unit">({unit})</span>
      </label>
      <div className="stepper-buttons">
        <button
          type="button"
          aria-label={`Bớt 1: ${label}`}
          disabled={value === undefined}
          onClick={() => onChange(value === undefined || value <= 1 ? undefined : value - 1)}
        >
          <Icon name="minus" />
        </button>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          enterKeyHint="done"
          data-long={value !== undefined && value > 9_999}
          value={value ?? ""}
          placeholder="–"
          onFocus={(event) => event.target.select()}
          onChange={(event) => onChange(toNumber(event.target.value))}
        />
        <button type="button" aria-label={`Thêm 1: ${label}`} onClick={() => onChange((value ?? 0) + 1)}>
          <Icon name="plus" />
        </button>
      </div>
    </div>
  );
}

/** "1.016" is one thousand and sixteen: dots and spaces only part the digits. */
function toNumber(text: string): number | undefined {
  const digits = text.replace(/\D/g, "").slice(0, 7);
  return digits === "" ? undefined : Number(digits);
}
