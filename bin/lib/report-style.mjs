// How a report looks, light and dark.

export const style = `
:root { color-scheme: light dark; --ground: #fbfaf8; --sheet: #fff; --ink: #1f2421; --quiet: #5d665f; --line: #e2dfd8; --shown: #2c7a5f; --outranked: #c2861a; --withheld: #9aa39d; --n0: #c9c5bb; --n1: #8cc0a8; --n2: #3f9373; --n3: #1d5c46; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #151816; --sheet: #1d211f; --ink: #e9ece9; --quiet: #a4ada7; --line: #343a36; --shown: #5dbd97; --outranked: #dfaa4a; --withheld: #717a74; --n0: #4a504c; --n1: #3d7f66; --n2: #5dbd97; --n3: #a9e3ca; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 1.15rem; margin: 0 0 .4rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 0; }
p { margin: .25rem 0 1rem; color: var(--quiet); max-width: 46rem; overflow-wrap: anywhere; }
h3 + p { margin: 0 0 .25rem; }
section { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem 1.5rem 1.5rem; margin-top: 1.25rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 1.5rem 0 0; }
.tiles div { display: flex; flex-direction: column-reverse; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem; }
.tiles dt { color: var(--quiet); font-size: .9rem; }
.tiles dd { margin: 0; font-size: 1.7rem; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -.02em; }
figure { margin: 0; }
.bars { list-style: none; margin: 0; padding: 0; display: grid; gap: .45rem; }
.bars li { display: grid; grid-template-columns: minmax(8rem, 17rem) 1fr 9.5rem; gap: .9rem; align-items: center; position: relative; }
.bars.wide li { grid-template-columns: 1fr; }
.bars svg { width: 100%; height: 1.1rem; border-radius: 3px; }
.bars.wide svg { height: 2rem; border-radius: 5px; }
.label { overflow-wrap: anywhere; font-size: .92rem; line-height: 1.3; }
.note { font-variant-numeric: tabular-nums; font-size: .9rem; color: var(--quiet); text-align: right; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
figcaption { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; margin-top: .9rem; font-size: .9rem; color: var(--quiet); }
.key { display: inline-flex; align-items: center; gap: .45rem; }
.key svg { width: .8rem; height: .8rem; border-radius: 2px; }
.shown { fill: var(--shown); } .outranked { fill: var(--outranked); } .withheld { fill: var(--withheld); }
.n0 { fill: var(--n0); } .n1 { fill: var(--n1); } .n2 { fill: var(--n2); } .n3 { fill: var(--n3); }
section > ul { margin: .25rem 0 0; padding-left: 1.2rem; }
li { margin: .15rem 0; overflow-wrap: anywhere; }
.bars li { margin: 0; }
.quiet { color: var(--quiet); font-weight: 400; }
.scroll { overflow-x: auto; margin: .5rem -1.5rem 0; padding: 0 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
thead th { color: var(--quiet); font-weight: 500; }
th:first-child { text-align: left; padding-left: 0; font-weight: 550; }
td.words, thead th:last-child { text-align: left; white-space: normal; min-width: 14rem; }
td.rate svg { width: 4.5rem; height: .6rem; margin-right: .5rem; border-radius: 2px; background: var(--line); }
code { font-size: .9em; }
@media (max-width: 40rem) { .bars li { grid-template-columns: 1fr 9rem; row-gap: .1rem; } .bars li .label { grid-column: 1 / -1; } section { padding: 1rem; } .scroll { margin: .5rem -1rem 0; padding: 0 1rem; } }
@media print { body { background: #fff; } section { break-inside: avoid; } }
`;
