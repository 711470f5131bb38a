/** Strokes on a field of 24 × 24. Drawn here: a font of the visitor's machine may lack the sign. */
const paths = {
  add: "M12 5v14M5 12h14",
  app: "M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  send: "M4 12l16-8-5 16-3.5-6.5z",
  close: "M6 6l12 12M18 6L6 18",
  reply: "M9 7l-5 5 5 5M4 12h9a7 7 0 0 1 7 7",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01",
  down: "M12 5v14M6 13l6 6 6-6",
  forward: "M4 6l8 6-8 6zM12 6l8 6-8 6z",
  tools: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  file: "M7 3h7l4 4v14H7zM14 3v5h4",
  voice: "M12 4a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  place: "M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11zM12 10h.01",
  card: "M3 6h18v12H3zM7 14h5M8.5 10.5h.01M15 10h3M15 14h3",
  check: "M5 13l4 4L19 7",
  out: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
} as const;

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" aria-hidden="true" viewBox="0 0 24 24">
      <path d={paths[name]} />
    </svg>
  );
}
