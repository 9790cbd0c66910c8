const LIGHT = '--page:#f6f7f9;--card:#fff;--hair:#e3e6ea;--ink:#1b2433;--muted:#5d6878;--brand:#1f4b7a;--concern:#a8480a;--improvement:#0b6fb3;--neutral:#6b4fa0;--band:#eaf0f8;--other:#98a2b3';
const DARK = '--page:#12151a;--card:#1a1e25;--hair:#2c323b;--ink:#e8ebef;--muted:#9aa4b2;--brand:#7fb2e5;--concern:#f0954a;--improvement:#5db3ee;--neutral:#a68be0;--band:#233246;--other:#7c8696';
/** Colours in which charts are drawn, and what they are here. */
const DRAWN: readonly (readonly [string, string])[] = [['#1b2433', 'ink'], ['#667085', 'muted'], ['#e4e7ec', 'hair'], ['#1d4f8b', 'brand'], ['#eaf0f8', 'band'], ['#98a2b3', 'other'], ['#b54708', 'concern'], ['#175cd3', 'improvement'], ['#6938ef', 'neutral']];

/** How a report looks as a page: on a wide screen and a phone, light and dark, and on paper. */
export const PAGE_STYLE = `
:root{${LIGHT};color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",system-ui,sans-serif;overflow-wrap:anywhere}
.skip{position:absolute;left:8px;top:-60px;background:var(--card);padding:8px 12px;border:1px solid var(--hair);border-radius:8px;z-index:2}
.skip:focus{top:8px}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--other);text-decoration-thickness:1px;text-underline-offset:3px}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px;border-radius:4px}
header{max-width:1280px;margin:0 auto;padding:40px 24px 8px}
h1{font-size:28px;line-height:1.3;margin:0}
h2{font-size:20px;line-height:1.4;margin:0 0 12px}
h3{font-size:16px;margin:24px 0 8px}
.period{color:var(--muted);font-size:16px;margin:4px 0 16px}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;font-size:13px;margin:0}
.facts dt{color:var(--muted)}.facts dd{margin:0}
.body{max-width:1280px;margin:0 auto;padding:16px 24px 48px;display:grid;grid-template-columns:220px minmax(0,1fr);gap:32px}
nav{font-size:14px}
nav ol{position:sticky;top:16px;list-style:none;margin:0;padding:0}
nav a{display:block;padding:5px 8px;text-decoration:none;border-radius:6px}
nav a:hover{background:var(--band)}
section{background:var(--card);border:1px solid var(--hair);border-radius:8px;padding:24px;margin:0 0 16px;scroll-margin-top:12px}
p{margin:0 0 8px;max-width:76ch}
.concern{color:var(--concern);font-weight:600}.improvement{color:var(--improvement);font-weight:600}.neutral{color:var(--neutral);font-weight:600}.muted{color:var(--muted);font-size:13px}
figure{margin:16px 0}
figcaption{font-weight:600;margin:0 0 4px}
svg{display:block;width:100%;height:auto;max-width:900px;font-family:inherit}
svg.narrow{display:none}
${DRAWN.map(([drawn, name]) => `svg [fill="${drawn}"]{fill:var(--${name})}svg [stroke="${drawn}"]{stroke:var(--${name})}`).join('')}
.table{overflow-x:auto;margin:8px 0}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;font-size:16px;padding:16px 0 4px}
th,td{text-align:left;padding:6px 10px;border-bottom:1px solid var(--hair);vertical-align:top}
.n,thead th{overflow-wrap:normal}
thead th{color:var(--muted);font-size:13px;border-bottom:1px solid var(--ink);white-space:nowrap}
tbody th{font-weight:400;min-width:9em}
tbody td:not(.n){min-width:6.5em}
.n{text-align:right}td.n{white-space:nowrap}
tr.total th,tr.total td{font-weight:600}
details{margin:8px 0;font-size:14px}
summary{cursor:pointer;color:var(--muted);min-height:24px}
footer{max-width:1280px;margin:0 auto;padding:0 24px 48px;color:var(--muted);font-size:12px}
@media (max-width:860px){.body{display:block;padding:12px 12px 32px}header{padding:24px 16px 8px}nav ol{position:static;columns:2;margin-bottom:16px}nav a{padding:4px 0}section{padding:16px}}
@media (max-width:620px){svg.wide{display:none}svg.narrow{display:block}h1{font-size:24px}}
@media print{:root{${LIGHT};color-scheme:light}body{background:#fff;font-size:10pt}.skip,nav,details{display:none}.body{display:block;padding:0}header,footer{padding:0}section{border:0;padding:0;margin:0 0 18pt}h2,h3,figcaption,caption{break-after:avoid}figure,tr{break-inside:avoid}.table{overflow:visible}table{font-size:8.5pt}thead{display:table-header-group}a{text-decoration:none}@page{size:A4;margin:16mm}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
