// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readBlocks } from './text-blocks.ts';

function blocksOf(html: string, skip = '') {
  document.body.innerHTML = html;
  return [...readBlocks(document.body, skip)].filter((block) => block !== null);
}
const textsOf = (html: string, skip = '') =>
  blocksOf(html, skip)
    .map(({ text }) => text.trim())
    .filter(Boolean);

describe('readBlocks', () => {
  it('joins inline elements and splits at blocks', () => {
    expect(textsOf('<p>Llama <b>3</b><i>.1</i> 8B</p><p>next</p>')).toEqual(['Llama 3.1 8B', 'next']);
    expect(textsOf('<div>one<p>two</p>three</div>')).toEqual(['one', 'two', 'three']);
    expect(textsOf('<ul><li>a</li><li>b <em>c</em></li></ul>')).toEqual(['a', 'b c']);
  });

  it('gives the same text however it is split into nodes', () => {
    document.body.innerHTML = '<p></p>';
    const paragraph = document.querySelector('p')!;
    for (const part of ['OL', 'Mo', ' 2', ' 7B']) paragraph.append(part);
    const [block] = [...readBlocks(document.body, '')].filter((found) => found !== null);
    expect(block?.text).toBe('OLMo 2 7B');
    expect(block?.starts).toEqual([0, 2, 4, 6]);
  });

  it('leaves out scripts, fields, editors and what the site skips', () => {
    const html =
      '<script>x</script><textarea>y</textarea><div contenteditable="true">z</div><nav>menu</nav><p>text<button>b</button></p>';
    expect(textsOf(html, 'nav')).toEqual(['text']);
  });

  it('remembers where links start and end', () => {
    const [block] = blocksOf('<p>See <a href="/a/b">the <b>model</b></a> here</p>');
    expect(block?.links.map(({ start, end }) => block.text.slice(start, end))).toEqual(['the model']);
  });

  it('tells code from text, and numbers sections by heading', () => {
    const blocks = blocksOf('<h2>A</h2><p>one</p><p>two</p><h2>B</h2><pre>code</pre><p>three</p>');
    expect(blocks.map(({ text, code }) => [text, code])).toEqual([
      ['A', false],
      ['one', false],
      ['two', false],
      ['B', false],
      ['code', true],
      ['three', false],
    ]);
    const [a, one, two, b, , three] = blocks.map(({ section }) => section);
    expect(a === one && one === two && b === three && a !== b).toBe(true);
  });

  it('gives no block for the blank lines of the source, and none of their blanks', () => {
    const blocks = blocksOf('<ul>\n  <li>\n    <b>a</b> <i>b</i>\n  </li>\n</ul>\n');
    expect(blocks.map(({ text, nodes }) => [text, nodes.length])).toEqual([['a b\n  ', 4]]);
  });

  it('goes on in the same block after inline elements, whatever lies in them', () => {
    const [first, ...others] = blocksOf(
      '<p>a <a href="/x">b <b><wbr><svg><path/></svg>c</b></a><span></span> d</p><p>e</p>',
    );
    expect(first?.text).toBe('a b c d');
    expect(first?.links.map(({ start, end }) => first.text.slice(start, end))).toEqual(['b c']);
    expect(others.map(({ text }) => text)).toEqual(['e']);
  });

  it('survives an empty body and elements without text', () => {
    expect(textsOf('')).toEqual([]);
    expect(textsOf('<p></p><br><img>')).toEqual([]);
  });

  it('reads a page of many elements as it reads one of few', () => {
    const part =
      '<nav>menu</nav><p>a <sup class="reference">1</sup>b</p><div class="promo">buy</div><div hidden>c</div><pre>d</pre><div contenteditable="true">e</div>';
    const skip = 'nav, sup.reference, .promo';
    const few = textsOf(part, skip);
    expect(few).toEqual(['a b', 'd']);
    expect(textsOf(part.repeat(1000), skip)).toEqual(Array.from({ length: 1000 }, () => few).flat());
  });

  it('tells when the page takes away what is being read', () => {
    document.body.innerHTML = '<div><p>one</p><p>two</p></div><p>three</p>';
    const whole = readBlocks(document.body, '');
    let step = whole.next();
    while (!step.done) step = whole.next();
    expect(step.value).toBe(true);
    const broken = readBlocks(document.body, '');
    expect(broken.next().value).toMatchObject({ text: 'one' });
    document.querySelector('div')?.remove();
    step = broken.next();
    while (!step.done) step = broken.next();
    expect(step.value).toBe(false);
  });
});
