// Markdown as editors show it: `marked` is what VS Code renders with, `markdown-it` keeps to CommonMark.
import MarkdownIt from 'markdown-it';
import { Marked } from 'marked';

const commonMark = new MarkdownIt({ html: true, linkify: true });
// Names such as gw.example.net and //gw.example.net are no links by any rule that an editor follows.
commonMark.linkify.set({ fuzzyLink: false });
commonMark.linkify.add('//', null);
// It refuses file: and command: by itself; others do not.
commonMark.validateLink = () => true;
const marked = new Marked({ gfm: true });

/** @param {string} markdown @returns {readonly string[]} HTML, with whatever HTML the Markdown holds left in it */
export const rendered = (markdown) => [commonMark.render(markdown), marked.parse(markdown, { async: false })];
