/** The page's only style; its digest is in the content security policy. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #566073; --line: #dde2ea; --paper: #fff; --ground: #f5f6f8;
  --good: #177245; --bad: #b3261e; --link: #1a56b8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --soft: #a5aebf; --line: #323a49; --paper: #1b212c;
  --ground: #12161e; --good: #6fcf97; --bad: #ff8f87; --link: #8ab4f8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); -webkit-text-size-adjust: 100%;
  font: 16px/1.6 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
.page { max-width: 1080px; margin: 0 auto; padding: 20px 16px 40px; }
header { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline; justify-content: space-between; }
h1 { margin: 0; font-size: 28px; line-height: 1.3; }
header p { flex: 1 0 100%; margin: 2px 0 0; color: var(--soft); }
h2 { margin: 28px 0 10px; font-size: 18px; line-height: 1.4; }
a { color: var(--link); text-underline-offset: 3px; }
ul, ol, dl { list-style: none; margin: 0; padding: 0; }
.services { display: grid; gap: 8px; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.services li, .columns div { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; }
.services b { display: block; }
.state::before { content: ""; display: inline-block; width: 9px; height: 9px; margin-right: 7px; border-radius: 50%;
  background: currentColor; }
.ready { color: var(--good); }
.not-ready, .down { color: var(--bad); }
.columns { display: grid; gap: 8px; grid-template-columns: repeat(auto-fill, minmax(96px, 1fr)); }
.columns dt { font-size: 14px; line-height: 1.4; color: var(--soft); }
.columns dd { margin: 0; font-size: 26px; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }
.columns .none dd { color: var(--soft); font-weight: 400; }
.happenings { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
.happenings li { display: grid; grid-template-columns: 7em 1fr; gap: 0 12px; padding: 9px 12px; overflow-wrap: anywhere; }
.happenings li + li { border-top: 1px solid var(--line); }
.happenings time { font-size: 14px; line-height: 1.83; color: var(--soft); font-variant-numeric: tabular-nums; }
.happenings a { color: inherit; text-decoration-color: var(--line); }
.happenings p { margin: 0; padding: 12px; color: var(--soft); }
.links { display: flex; flex-wrap: wrap; gap: 4px 20px; }
.links a { display: inline-block; padding: 4px 0; }
@media (max-width: 480px) {
  .columns { grid-template-columns: repeat(2, 1fr); }
  .columns div { display: flex; justify-content: space-between; align-items: baseline; gap: 8px; padding: 6px 12px; }
  .columns dd { font-size: 20px; }
  .services { grid-template-columns: repeat(2, 1fr); }
  .happenings li { grid-template-columns: 1fr; }
}
`;
