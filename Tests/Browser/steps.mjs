/**
 * The steps of a lesson, found line by line: enough of Markdown for the lessons of this repository,
 * whose blocks stand at the margin or in a quotation. The tool reads them with cmark; the record tells
 * whether both found the same.
 */
export function stepsOf(markdown, file) {
  const lines = markdown.split('\n');
  const steps = [];
  let fence = null;
  let prose = [];
  let inFrontMatter = lines[0] === '---';

  const endProse = () => {
    steps.push(...inlineSteps(prose, file));
    prose = [];
  };
  lines.forEach((whole, index) => {
    if (inFrontMatter) {
      inFrontMatter = index === 0 || whole !== '---';
      return;
    }
    const prefix = /^(?:> ?)*/.exec(whole)[0];
    const line = whole.slice(prefix.length);
    const origin = { line: index + 1, column: Buffer.byteLength(prefix) };
    if (fence) {
      if (line.trim() === fence.mark) {
        if (fence.runs) steps.push(...blockSteps(fence, file));
        fence = null;
      } else {
        fence.lines.push(line);
        fence.origins.push(origin);
      }
      return;
    }
    const opening = /^(`{3,}|~{3,})\s*(\S*)\s*(.*)$/.exec(line);
    if (opening) {
      endProse();
      const [, mark, language, attributes] = opening;
      const runs = language === 'swift' && !hasWord(attributes, 'static');
      const start = { line: index + 1, column: whole.length - attributes.length };
      fence = { mark, runs, attributes, start, lines: [], origins: [] };
    } else if (line.trim() === '') {
      endProse();
    } else {
      prose.push({ line, origin });
    }
  });
  endProse();
  return steps;
}

function blockSteps({ attributes, start, lines, origins }, file) {
  const fuel = /(?:^|[\s{])fuel=(\d+)/.exec(attributes);
  const block = {
    file,
    origins,
    code: lines.map((line) => line + '\n').join(''),
    isInline: false,
    mustFail: hasWord(attributes, 'error'),
    fuel: fuel ? Number(fuel[1]) : 0,
  };
  return [block, ...inlineSteps([{ line: attributes, origin: start }], file)];
}

/** An expression may run over the end of a line; the words around it are joined by a space. */
function inlineSteps(prose, file) {
  const text = prose.map(({ line }) => line).join('\n');
  return [...text.matchAll(/(?<!`)`\{swift\}\s([^`]+)`(?!`)/g)].map((match) => ({
    file,
    origins: [prose[0].origin],
    code: match[1].replaceAll('\n', ' ').trim(),
    isInline: true,
  }));
}

function hasWord(attributes, word) {
  const bare = attributes.replaceAll(/"(?:\\.|[^"\\])*"/g, '""');
  return new RegExp(`(?:^|[\\s{])${word}(?=[\\s}]|$)`).test(bare);
}
