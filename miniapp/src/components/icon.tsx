/** Our own drawings, 24 × 24, always beside a word: they come with the app and say nothing by themselves. */
const shapes = {
  home: "M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z",
  book: "M5 4h9a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h9M9 8h5",
  report: "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
  history: "M4 12a8 8 0 1 0 3-6.2M4 4v4h4M12 8v5l3 2",
  chart: "M4 20h16M7 16v-5M12 16V6M17 16v-8",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  check: "M5 13l5 5L20 7",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l4 2",
  alert: "M12 3 2 20h20zM12 10v4M12 17v.5",
  pause: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM10 9v6M14 9v6",
  sound: "M4 10v4h4l5 4V6L8 10zM16 9a4 4 0 0 1 0 6M19 6a8 8 0 0 1 0 12",
  stop: "M7 7h10v10H7z",
  shield: "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2.5 2.5L15.5 10",
  phone: "M6 3h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 4 5a2 2 0 0 1 2-2z",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7M12 16.5v.5",
  repeat: "M4 11a7 7 0 0 1 12-4l3 3M20 4v6h-6M20 13a7 7 0 0 1-12 4l-3-3M4 20v-6h6",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  edit: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  cloud: "M7 18a5 5 0 0 1 .5-10A6 6 0 0 1 19 10a4 4 0 0 1-1 8zM12 12v5M9.5 14.5 12 12l2.5 2.5",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
