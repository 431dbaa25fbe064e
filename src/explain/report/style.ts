/** The style of a report: one column, light or dark as the reader's system is, black on white on paper. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1f2328;--faint:#59636e;--rule:#d1d9e0;--band:#f6f8fa;--good:#137a3a;--bad:#b42318;--link:#1f6fc9;--adds:#fff3e0}
@media (prefers-color-scheme:dark){:root{--ground:#15181c;--ink:#e6edf3;--faint:#9aa4af;--rule:#3d444d;--band:#21262d;--good:#4fc77a;--bad:#ff8a80;--link:#6cb0f5;--adds:#3a2c14}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC",sans-serif}
main{max-width:62rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem;padding-bottom:.3rem;border-bottom:1px solid var(--rule)}
h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
.f{font-size:1.25rem;overflow:auto hidden;padding:.25rem 0}
a{color:var(--link)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.5rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1.25rem;margin:0}
dt{color:var(--faint)}dd{margin:0;min-width:0;overflow:auto hidden;padding-bottom:.15rem}
.digits,.n{font-variant-numeric:tabular-nums}.digits{overflow-wrap:anywhere}
.n{text-align:right;white-space:nowrap}
.good{color:var(--good);font-weight:600}.bad{color:var(--bad);font-weight:600}
.notes{color:var(--faint);padding-left:1.2rem}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;font-size:.92rem;min-width:min(100%,24rem)}
caption{text-align:left;color:var(--faint);padding:.25rem 0 .4rem}
th,td{padding:.35rem .7rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top}
thead th{background:var(--band);white-space:nowrap}th.n{text-align:right}
tr.adds td{background:var(--adds)}
.traces{display:flex;flex-wrap:wrap;gap:0 2rem}
.derivation{padding:.75rem 1rem;background:var(--band);border-radius:8px}
.derivation p{margin:0 0 .4rem}.derivation ol{list-style:none;margin:0;padding:0}
.derivation li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.1rem 1.5rem;padding:.4rem 0 .4rem 1.2rem;border-top:1px solid var(--rule)}
.line{white-space:nowrap;overflow:auto hidden;max-width:100%;padding:.1rem .4em .25rem 0}.why{color:var(--faint);margin-left:auto}
figure{margin:1rem 0;overflow-x:auto}figure svg{max-width:100%;height:auto;border:1px solid var(--rule);border-radius:8px}
code{overflow-wrap:anywhere}
footer{margin-top:3rem;color:var(--faint);font-size:.85rem}
.katex{font-size:1.1em}
@media print{:root{color-scheme:light;--ground:#fff;--ink:#000;--faint:#444;--rule:#bbb;--band:#fff;--good:#000;--bad:#000;--link:#000;--adds:#eee}
main{max-width:none;padding:0}nav{display:none}h2,h3,caption{break-after:avoid}figure,tr,li{break-inside:avoid}.scroll,figure,.line,.f{overflow:visible}
.derivation{padding:0}table{font-size:.8rem}}
`.trim();
