/** The style of a published page: one column of text, light and dark, print, nothing fetched. Contrast at least 4.5:1. */
export const pageStyle = `:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#4d4d4d;--paper:#fff;--line:#b9b9b9;--link:#0a4a85;--wash:#f2f2ef}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#bdbdbd;--paper:#161616;--line:#5a5a5a;--link:#9ccaff;--wash:#232323}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1rem/1.5 "Noto Sans",system-ui,sans-serif}
body{margin:0 auto;padding-block:2rem 4rem;padding-inline:1rem;max-inline-size:75ch}
h1{font-size:1.75rem;line-height:1.2;margin-block:.5rem}
h2{font-size:1.25rem;margin-block:2.5rem .5rem;padding-block-start:.75rem;border-block-start:1px solid var(--line)}
h3,h4,h5,h6{font-size:1rem;margin-block:1.5rem .25rem}
article h2{border-block-start:0;padding-block-start:0}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.about,.small{color:var(--soft);font-size:.9rem}
.sign{text-decoration:none;font-weight:700;padding-inline:.1em;font-variant-emoji:text}
.sign:hover,.sign:focus{text-decoration:underline}
li:target,tr:target{background:var(--wash);outline:2px solid var(--link)}
ol.notes{padding-inline-start:2.5rem}
ol.notes li,ul.plain li{margin-block:.4rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem;inline-size:100%}
th,td{border-block-end:1px solid var(--line);padding:.35rem .5rem;text-align:start;vertical-align:top}
.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
code,pre{font-family:"Noto Sans Mono",ui-monospace,monospace;font-size:.9em}
pre{background:var(--wash);padding:.75rem;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
.key{overflow-wrap:anywhere}
@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--line:#888;--link:#000;--wash:#fff}body{padding:0;max-inline-size:none;font-size:10.5pt}h2,h3{break-after:avoid}tr,li{break-inside:avoid}.wide{overflow:visible}a{text-decoration:none}}
`
