/** The looks of the HTML. */
export const VIEWER_STYLE = `
:root{color-scheme:light;--red:#c8102e;--blue:#1446dc}
*{box-sizing:border-box}
body{margin:0;height:100vh;display:flex;flex-direction:column;font:14px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#1c1c1c;background:#f4f3f0}
header{padding:8px 16px;border-bottom:1px solid #ccc;background:#fff}
h1{font-size:17px;margin:0;display:inline-block}
h2{font-size:15px;margin:12px 0 0 12px}
.names{display:inline;margin:0 0 0 12px;color:#555}
.names span+span::before{content:"→ "}
.tools{display:flex;flex-wrap:wrap;gap:6px;align-items:center;margin-top:6px}
button{font:inherit;padding:2px 10px;border:1px solid #888;border-radius:4px;background:#fff;cursor:pointer}
button[aria-pressed=true]{background:#222;color:#fff;border-color:#222}
button:focus-visible,a:focus-visible,g:focus-visible,input:focus-visible{outline:3px solid #f5a300;outline-offset:1px}
.curtain{display:none}
body[data-mode=slide] .curtain{display:inline-flex;gap:6px;align-items:center}
.key::before{content:"";display:inline-block;width:12px;height:12px;margin:0 4px 0 8px;vertical-align:-1px}
.gone::before{background:var(--red)}
.came::before{background:var(--blue)}
.keys{margin:2px 0 0;color:#666;font-size:12px}
.both{flex:1;display:flex;min-height:0}
nav{width:min(400px,40vw);overflow:auto;border-right:1px solid #ccc;background:#fff;padding:0 0 24px}
main{flex:1;overflow:auto;padding:16px;outline:none}
ol{margin:0;padding:0 0 0 44px}
li{border-bottom:1px solid #e6e4df;padding:4px 8px 4px 0;overflow-wrap:anywhere}
li a{color:inherit;text-decoration:none;display:block}
li a[aria-current]{background:#fff3cf;box-shadow:0 0 0 4px #fff3cf}
.place{color:#0b5563}
.end{margin:10px 12px 0;font-weight:600}
.sheet{position:relative;margin:0 auto 24px;background:#fff;box-shadow:0 1px 6px #0003}
.sheet img{position:absolute;left:0;top:0;visibility:hidden}
.sheet svg{position:absolute;left:0;top:0;width:100%;height:100%}
body[data-mode=faded] img.faded,body[data-mode=new] img.now,body[data-mode=old] img.old,body[data-mode=slide] img.now,body[data-mode=slide] img.old{visibility:visible}
rect.is,rect.was{fill:transparent;stroke:var(--blue);stroke-width:1.5px;vector-effect:non-scaling-stroke}
rect.was{stroke:var(--red);stroke-dasharray:4 3}
rect.flag{fill:#222}
svg text{fill:#fff;font:600 13000px sans-serif;text-anchor:middle}
.change{cursor:pointer}
.change[aria-current] rect.is,.change[aria-current] rect.was{stroke-width:4px;fill:#f5a30026}
.change[aria-current] rect.flag{fill:#b45f00}
.stray rect.is{stroke:#b000b0}
.live{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (max-width:720px){.both{flex-direction:column}nav{width:auto;max-height:35vh}}
@media print{body{height:auto}main,.tools,.keys{display:none}nav{width:auto;border:0;overflow:visible}.both{display:block}}
`;
