/** Strokes on a 20 × 20 grid. */
export const ICONS = {
  overview: 'M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z',
  issues: 'M3 17V9h3v8M8.5 17V4h3v13M14 17v-6h3v6',
  resolution: 'M2.500 10.500l4 4L14 7M10 14.500l.800.800 7-7.500',
  notifications: 'M3 4h14v10H9l-4 3v-3H3zM6.500 8h7M6.500 11h4',
  mediators: 'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2.5-4.5 5.500-4.500S13 14 13 17M13.500 9.500a2.500 2.500 0 1 0-1-4.800M15 12.800c1.800.6 3 2 3 4.200',
  board: 'M6 3h8v5a4 4 0 0 1-8 0zM6 4.500H3c0 3 1 4.500 3.200 4.500M14 4.500h3c0 3-1 4.500-3.200 4.500M10 12v3M6.500 17h7M10 15v2',
  risk: 'M10 3l8 14H2zM10 8v4.500M10 15v.010',
  effects: 'M3 14h4l2-3 3 1 5-7M9 3v14M13 5h4v4',
  data: 'M3 5.500C3 4 6 3 10 3s7 1 7 2.500S14 8 10 8 3 7 3 5.500zM3 5.500v9C3 16 6 17 10 17s7-1 7-2.500v-9M3 10c0 1.500 3 2.500 7 2.500s7-1 7-2.500',
  explore: 'M9 3.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM13 13l4 4M6.500 9h5M9 6.500v5',
  published: 'M4 3h9l3 3v11H4zM13 3v3h3M7 10h6M7 13h6',
  actions: 'M3 5h2v2H3zM8 6h9M3 9.500h2v2H3zM8 10.500h9M3 14l1 1 2-2M8 15h9',
  meetings: 'M3 4h14v3H3zM4 7v9h12V7M7 10.500h6M7 13h4',
  reports: 'M4 3h12v14H4zM7 13v-3M10 13V7M13 13v-5',
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M5 5l10 10M15 5L5 15',
  theme: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  projector: 'M3 4h14v9H3zM10 13v4M7 17h6',
  filter: 'M3 5h14l-5.500 6.500V16l-3 1.500v-6z',
} as const;

/** The name of a drawn sign. */
export type IconName = keyof typeof ICONS;
