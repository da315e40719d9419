// The editor of the rules: CodeMirror in a shadow root, where its styles come as sheets and a strict policy has nothing
// against them.

import { autocompletion, snippet } from '@codemirror/autocomplete';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, hoverTooltip } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { jsonc } from '@shopify/lang-jsonc';
import { basicSetup } from 'codemirror';
import { h } from '../../demo/parts/dom.js';

// The ring of the focus lies over the line numbers, which would cover it.
const FRAME = `:host { position: relative; display: block; min-height: 0; }
  :host(:focus-within)::after { content: ''; position: absolute; z-index: 300; inset: 0; border: 2px solid var(--accent); pointer-events: none; }`;

const mono = 'ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", Menlo, Consolas, monospace';

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: '.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: mono, lineHeight: '1.55' },
  '.cm-content': { outline: 'none', caretColor: 'var(--ink)', paddingBottom: '4rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--muted)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--trace)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--chosen)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--chosen)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--chosen)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--sunken)', border: 'none', color: 'var(--muted)' },
  '.cm-tooltip': {
    maxWidth: 'min(30rem, 90vw)',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    boxShadow: '0 6px 24px rgb(0 0 0 / .14)',
    font: '400 .8125rem/1.5 var(--sans)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: mono, fontSize: '.8125rem', maxHeight: '15rem' },
  '.cm-tooltip-autocomplete ul li': { padding: '.1875rem .5rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '.75' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-completionInfo': { padding: '.5rem .75rem' },
  '.cm-help': { padding: '.5rem .75rem' },
  '.cm-help p': { margin: '0' },
  '.cm-help-title': { color: 'var(--muted)', fontFamily: mono, fontSize: '.75rem' },
  '.cm-diagnostic': { padding: '.375rem .75rem', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)' },
  '.cm-textfield': { backgroundColor: 'var(--surface)', border: '1px solid var(--edge)', borderRadius: '4px' },
  '.cm-button': { background: 'var(--surface)', border: '1px solid var(--edge)', borderRadius: '4px' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-name)' },
  { tag: tags.string, color: 'var(--code-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-value)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.bracket, tags.separator], color: 'var(--muted)' },
]);

/** @import { CompletionContext, CompletionResult, Completion as Offered } from '@codemirror/autocomplete' */
/** @import { Diagnostic } from '@codemirror/lint' */
/** @import { Completion, Completions, Help, Placed } from '../shapes.js' */

/**
 * @param {HTMLElement} place
 * @param {object} ways
 * @param {(text: string, at: number) => Promise<Completions|undefined>} ways.complete
 * @param {(text: string, at: number) => Promise<Help|undefined>} ways.help
 * @param {() => void} ways.changed
 */
export function editor(place, { complete, help, changed }) {
  const root = place.attachShadow({ mode: 'open' });
  const fill = new CSSStyleSheet();
  fill.replaceSync(FRAME);
  root.adoptedStyleSheets = [fill];

  /** @param {CompletionContext} context @returns {Promise<CompletionResult|null>} */
  async function source(context) {
    const before = context.matchBefore(/["\w-]+/);
    if (!before && !context.explicit) return null;
    const found = await complete(context.state.doc.toString(), context.pos);
    if (!found || context.aborted || found.options.length === 0) return null;
    const { from, to } = found;
    const options = found.options.map(option);
    // Nothing is typed yet between the quotes: all of them, where CodeMirror would look for a quote in the names.
    if (context.state.sliceDoc(from, context.pos) === '"') return { from, to, filter: false, options };
    return { from, to, validFor: /^"?[\w.-]*"?$/, options };
  }

  const hover = hoverTooltip(async (view, at) => {
    const found = await help(view.state.doc.toString(), at);
    if (!found) return null;
    const { from, to, title, text, choices } = found;
    return {
      pos: from,
      end: to,
      above: true,
      create: () => ({
        dom: h(
          'div.cm-help',
          {},
          h('p.cm-help-title', {}, title),
          text && h('p', {}, text),
          choices.length > 0 && h('p.cm-help-title', {}, choices.join(' · ')),
        ),
      }),
    };
  });

  const extensions = [
    basicSetup,
    jsonc(),
    theme,
    syntaxHighlighting(colours),
    lintGutter(),
    hover,
    autocompletion({ override: [source], icons: false }),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': 'Rules, JSON with comments. Escape and then Tab leaves the editor.',
      tabindex: '0',
      autocapitalize: 'off',
      spellcheck: 'false',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed();
    }),
  ];
  /** @param {string} doc */
  const stateOf = (doc) => EditorState.create({ doc, extensions });
  const view = new EditorView({ root, parent: root, state: stateOf('') });

  // When a dialog of the editor's closes, CodeMirror asks the document who had the focus, and not the shadow root.
  root.addEventListener(
    'keydown',
    (event) => {
      const { key, target } = /** @type {KeyboardEvent} */ (event);
      const inDialog = target instanceof Element && target.closest('.cm-dialog');
      if ((key !== 'Enter' && key !== 'Escape') || !inDialog) return;
      setTimeout(() => {
        if (!root.activeElement) view.focus();
      });
    },
    true,
  );

  return {
    text: () => view.state.doc.toString(),
    /** Another text altogether; what was typed before cannot be undone into it. @param {string} text */
    open(text) {
      view.setState(stateOf(text));
      view.dispatch({ effects: EditorView.scrollIntoView(0) });
      changed();
    },
    /** Marks findings at their places. @param {Placed[]} diagnostics */
    mark: (diagnostics) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map((one) => mark(one, view.state.doc.length)),
        ),
      ),
    /**
     * Another text in place of a part of it; it can be undone.
     * @param {number} from @param {number} to @param {string} text
     */
    put(from, to, text) {
      const { doc } = view.state;
      const indent = /^\s*/.exec(doc.lineAt(from).text)?.[0] ?? '';
      const insert = text.trim().replaceAll('\n', `\n${indent}`);
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from, head: from + insert.length },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    /** Puts the cursor at a place and shows it. @param {number} at */
    go(at) {
      view.dispatch({
        selection: { anchor: Math.min(at, view.state.doc.length) },
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
      });
      view.focus();
    },
  };
}

/** @param {Completion} one @returns {Offered} */
const option = ({ label, detail, info, insert, type }) => ({
  label,
  displayLabel: label.replace(/^"|"$/g, ''),
  detail,
  type,
  apply: snippet(insert),
  ...(info && { info: () => h('div', {}, info) }),
});

/**
 * An empty place is marked at the character beside it.
 * @param {Placed} finding @param {number} length
 * @returns {Diagnostic}
 */
function mark({ from, to, severity, code, message, why, help }, length) {
  const words = [message, why, help && `Help: ${help}`].filter(Boolean).join('\n');
  const end = Math.min(to, length);
  const start = Math.min(from, end);
  return {
    from: start === end && end === length ? Math.max(0, start - 1) : start,
    to: start === end ? Math.min(length, end + 1) : end,
    severity,
    source: code,
    message: words,
  };
}
