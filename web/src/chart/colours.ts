/** Colours of the drawing, one set a theme; the style sheet's tokens hold the same values. */
export interface Colours {
  readonly card: string;
  readonly hairline: string;
  readonly ink: string;
  readonly muted: string;
  readonly brand: string;
  readonly strip: string;
  /** Signals of a control chart. */
  readonly improvement: string;
  readonly concern: string;
  readonly neutral: string;
  /** Light to dark in the light theme, dark to light in the dark one: more is further from the card. */
  readonly sequence: readonly [string, string, string, string, string];
}

/** A theme of the interface. */
export type Theme = 'light' | 'dark';

/** The colours charts are drawn in. */
export const COLOURS: Readonly<Record<Theme, Colours>> = {
  light: {
    card: '#ffffff', hairline: '#e3e6ea', ink: '#1b2433', muted: '#5d6878', brand: '#1f4b7a', strip: '#c3cbd5', improvement: '#0b6fb3', concern: '#c2570c', neutral: '#6b4fa0',
    sequence: ['#f1f5f9', '#cfdeed', '#97b7d6', '#5484b3', '#1f4b7a'],
  },
  dark: {
    card: '#1a1e25', hairline: '#2c323b', ink: '#e8ebef', muted: '#9aa4b2', brand: '#7fb2e5', strip: '#46505e', improvement: '#5db3ee', concern: '#f0954a', neutral: '#a68be0',
    sequence: ['#20262f', '#274059', '#365f86', '#5488b7', '#8fc0ee'],
  },
};

/** Opacity of the band of an interval. */
export const BAND_OPACITY = 0.14;

/** What a chart needs to know about its surroundings. */
export interface Surroundings {
  readonly theme: Theme;
  /** Pixels available. */
  readonly width: number;
  /** 1 on a desk, 1.4 on a projector. */
  readonly scale: number;
}
