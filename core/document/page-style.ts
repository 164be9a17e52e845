/** The style of a published page: one column of text, light and dark, print, nothing fetched. Contrast at least 4.5:1. */
export const pageStyle = `:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#4d4d4d;--paper:#fff;--line:#b9b9b9;--link:#0a4a85;--wash:#f2f2ef}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#bdbdbd;--paper:#161616;--line:#5a5a5a;--link:#9ccaff;--wash:#232323}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1rem/1.5 "Noto Sans","Noto Sans Arabic","Noto Sans Armenian","Noto Sans SC",system-ui,sans-serif;text-size-adjust:none;-webkit-text-size-adjust:none}
body{margin:0 auto;padding-block:1.25rem 4rem;padding-inline:1rem;max-inline-size:75ch;overflow-wrap:break-word}
h1{font-size:1.6rem;line-height:1.25;margin-block:.25rem .5rem}
h2{font-size:1.25rem;margin-block:2.5rem .5rem;padding-block-start:.75rem;border-block-start:1px solid var(--line)}
h3,h4,h5,h6{font-size:1rem;margin-block:1.5rem .25rem}
article h2{border-block-start:0;padding-block-start:0}
p{margin-block:.5rem}
article p{margin-block:1rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.about,.small{color:var(--soft);font-size:.9rem}
.languages,.ways{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
.day{white-space:nowrap}
label{display:block}
input,button{font:inherit;max-inline-size:100%;min-block-size:2.75rem}
input[type=text]{inline-size:100%;padding-inline:.5rem}
button{padding-inline:1rem}
#result,#answer{margin-block:1rem}
#result:not(:empty),#answer:not(:empty){background:var(--wash);border-inline-start:3px solid var(--line);padding:.25rem 1rem}
#result pre{padding-inline:0;margin:0}
.essentials{margin-block:1rem;padding:.75rem 1rem;background:var(--wash);border-inline-start:3px solid var(--line);display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.3rem 1rem;font-size:.95rem}
.essentials dt{color:var(--soft)}
.essentials dd{margin:0}
.essentials ul,.plain{list-style:none;padding:0;margin:0}
.verdicts span{display:inline-block;margin-inline-end:1rem}
.sign{text-decoration:none;font-weight:700;padding-inline:.1em;font-variant-emoji:text;unicode-bidi:isolate}
.sign:hover,.sign:focus{text-decoration:underline}
li:target,tr:target{background:var(--wash);outline:2px solid var(--link)}
ol.notes{padding-inline-start:2.5rem}
ol.notes li,.plain li{margin-block:.4rem}
.essentials li{margin-block:0 .2rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem;inline-size:100%}
th,td{border-block-end:1px solid var(--line);padding:.35rem .5rem;text-align:start;vertical-align:top}
td.said{min-inline-size:14rem}
.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
th.number{white-space:normal}
code,pre{font-family:"Noto Sans Mono",ui-monospace,monospace;font-size:.9em}
code{overflow-wrap:anywhere}
pre{background:var(--wash);padding:.75rem;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
dl.terms dd{margin:0 0 .75rem}
footer{margin-block-start:2.5rem;border-block-start:1px solid var(--line)}
@media (max-width:30rem){.essentials{grid-template-columns:1fr;gap:0;padding-inline:.75rem}.essentials dd{margin-block-end:.5rem}h1{font-size:1.4rem}}
@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--line:#888;--link:#000;--wash:#fff}@page{margin:18mm}body{padding:0;max-inline-size:none;font-size:10.5pt}.essentials{border:1px solid var(--line)}h2,h3{break-after:avoid}tr,li,dd{break-inside:avoid}.wide{overflow:visible}.languages,.ways{display:none}a{text-decoration:none}}
`
